using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Proposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ProposalsUntil",
                table: "Demands",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Demand = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Organisation = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Listing = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Message = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Price = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    SentBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    ReasonText = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Negotiation = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Proposals_Demands_Demand",
                        column: x => x.Demand,
                        principalTable: "Demands",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Proposals_Listings_Listing",
                        column: x => x.Listing,
                        principalTable: "Listings",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Proposals_Negotiations_Negotiation",
                        column: x => x.Negotiation,
                        principalTable: "Negotiations",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Proposals_Organisations_Organisation",
                        column: x => x.Organisation,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Demands_Status_ProposalsUntil",
                table: "Demands",
                columns: new[] { "Status", "ProposalsUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Demand_Organisation",
                table: "Proposals",
                columns: new[] { "Demand", "Organisation" },
                unique: true,
                filter: "[State] = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Demand_State_SentAt",
                table: "Proposals",
                columns: new[] { "Demand", "State", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Listing",
                table: "Proposals",
                column: "Listing");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Negotiation",
                table: "Proposals",
                column: "Negotiation");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Organisation_State_SentAt",
                table: "Proposals",
                columns: new[] { "Organisation", "State", "SentAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropIndex(
                name: "IX_Demands_Status_ProposalsUntil",
                table: "Demands");

            migrationBuilder.DropColumn(
                name: "ProposalsUntil",
                table: "Demands");
        }
    }
}
