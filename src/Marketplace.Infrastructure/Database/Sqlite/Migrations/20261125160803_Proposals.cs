using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Demand = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    Listing = table.Column<Guid>(type: "TEXT", nullable: true),
                    Message = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Price = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDemo = table.Column<bool>(type: "INTEGER", nullable: false),
                    SentBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    ReasonText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Negotiation = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
