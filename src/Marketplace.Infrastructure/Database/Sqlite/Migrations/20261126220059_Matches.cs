using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.Sqlite.Migrations
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Demand = table.Column<Guid>(type: "TEXT", nullable: false),
                    Asker = table.Column<Guid>(type: "TEXT", nullable: false),
                    Listing = table.Column<Guid>(type: "TEXT", nullable: false),
                    Supplier = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsDemo = table.Column<bool>(type: "INTEGER", nullable: false),
                    Score = table.Column<string>(type: "TEXT", nullable: false),
                    PerMille = table.Column<int>(type: "INTEGER", nullable: false),
                    IsCurrent = table.Column<bool>(type: "INTEGER", nullable: false),
                    SuggestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SupplierState = table.Column<int>(type: "INTEGER", nullable: false),
                    AskerState = table.Column<int>(type: "INTEGER", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Demand = table.Column<Guid>(type: "TEXT", nullable: true),
                    Listing = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Side = table.Column<int>(type: "INTEGER", nullable: false),
                    IsAccepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    Score = table.Column<string>(type: "TEXT", nullable: false),
                    Fit = table.Column<int>(type: "INTEGER", nullable: false),
                    Agreed = table.Column<int>(type: "INTEGER", nullable: false),
                    Disagreed = table.Column<int>(type: "INTEGER", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MatchId = table.Column<Guid>(type: "TEXT", nullable: false)
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
