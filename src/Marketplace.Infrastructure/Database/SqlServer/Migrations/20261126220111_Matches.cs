using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Matches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Matches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Demand = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Asker = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Listing = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Supplier = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    Score = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PerMille = table.Column<int>(type: "int", nullable: false),
                    IsCurrent = table.Column<bool>(type: "bit", nullable: false),
                    SuggestedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SupplierState = table.Column<int>(type: "int", nullable: false),
                    AskerState = table.Column<int>(type: "int", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Matches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Matches_Demands_Demand",
                        column: x => x.Demand,
                        principalTable: "Demands",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Matches_Listings_Listing",
                        column: x => x.Listing,
                        principalTable: "Listings",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Matches_Organisations_Asker",
                        column: x => x.Asker,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Matches_Organisations_Supplier",
                        column: x => x.Supplier,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "MatchLooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Demand = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Listing = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AskedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchLooks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatchLooks_Demands_Demand",
                        column: x => x.Demand,
                        principalTable: "Demands",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_MatchLooks_Listings_Listing",
                        column: x => x.Listing,
                        principalTable: "Listings",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_MatchLooks_Members_AskedBy",
                        column: x => x.AskedBy,
                        principalTable: "Members",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "MatchDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Side = table.Column<int>(type: "int", nullable: false),
                    IsAccepted = table.Column<bool>(type: "bit", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    Score = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Fit = table.Column<int>(type: "int", nullable: false),
                    Agreed = table.Column<int>(type: "int", nullable: false),
                    Disagreed = table.Column<int>(type: "int", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatchDecisions_Matches_MatchId",
                        column: x => x.MatchId,
                        principalTable: "Matches",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_MatchDecisions_Members_By",
                        column: x => x.By,
                        principalTable: "Members",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_MatchDecisions_By",
                table: "MatchDecisions",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_MatchDecisions_MatchId",
                table: "MatchDecisions",
                column: "MatchId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchDecisions_Month_Side",
                table: "MatchDecisions",
                columns: new[] { "Month", "Side" });

            migrationBuilder.CreateIndex(
                name: "IX_Matches_Asker_AskerState",
                table: "Matches",
                columns: new[] { "Asker", "AskerState" });

            migrationBuilder.CreateIndex(
                name: "IX_Matches_Demand_AskerState_PerMille",
                table: "Matches",
                columns: new[] { "Demand", "AskerState", "PerMille" });

            migrationBuilder.CreateIndex(
                name: "IX_Matches_Demand_Listing",
                table: "Matches",
                columns: new[] { "Demand", "Listing" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Matches_Listing_SupplierState_PerMille",
                table: "Matches",
                columns: new[] { "Listing", "SupplierState", "PerMille" });

            migrationBuilder.CreateIndex(
                name: "IX_Matches_Supplier_SupplierState",
                table: "Matches",
                columns: new[] { "Supplier", "SupplierState" });

            migrationBuilder.CreateIndex(
                name: "IX_MatchLooks_AskedBy",
                table: "MatchLooks",
                column: "AskedBy");

            migrationBuilder.CreateIndex(
                name: "IX_MatchLooks_Demand",
                table: "MatchLooks",
                column: "Demand");

            migrationBuilder.CreateIndex(
                name: "IX_MatchLooks_Listing",
                table: "MatchLooks",
                column: "Listing");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MatchDecisions");

            migrationBuilder.DropTable(
                name: "MatchLooks");

            migrationBuilder.DropTable(
                name: "Matches");
        }
    }
}
