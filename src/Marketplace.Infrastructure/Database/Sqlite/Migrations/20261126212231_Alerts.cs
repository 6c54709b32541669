using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Alerts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Alerts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Listing = table.Column<Guid>(type: "TEXT", nullable: true),
                    Demand = table.Column<Guid>(type: "TEXT", nullable: true),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: true),
                    Watches = table.Column<string>(type: "TEXT", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MailedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alerts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Alerts_Demands_Demand",
                        column: x => x.Demand,
                        principalTable: "Demands",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Alerts_Listings_Listing",
                        column: x => x.Listing,
                        principalTable: "Listings",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Alerts_Members_Person",
                        column: x => x.Person,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Alerts_Organisations_Organisation",
                        column: x => x.Organisation,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Watches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SameAs = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false, collation: "BINARY"),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Search = table.Column<string>(type: "TEXT", nullable: true),
                    Among = table.Column<int>(type: "INTEGER", nullable: true),
                    Field = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: true),
                    Mail = table.Column<int>(type: "INTEGER", nullable: false),
                    MailSince = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PausedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Watches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Watches_Members_Owner",
                        column: x => x.Owner,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Watches_Organisations_Organisation",
                        column: x => x.Organisation,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Demand",
                table: "Alerts",
                column: "Demand");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Listing",
                table: "Alerts",
                column: "Listing");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_MailedAt_FoundAt",
                table: "Alerts",
                columns: new[] { "MailedAt", "FoundAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Organisation",
                table: "Alerts",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Person_FoundAt",
                table: "Alerts",
                columns: new[] { "Person", "FoundAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Person_Subject",
                table: "Alerts",
                columns: new[] { "Person", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Watches_Among_SameAs",
                table: "Watches",
                columns: new[] { "Among", "SameAs" });

            migrationBuilder.CreateIndex(
                name: "IX_Watches_Field",
                table: "Watches",
                column: "Field");

            migrationBuilder.CreateIndex(
                name: "IX_Watches_Mail",
                table: "Watches",
                column: "Mail");

            migrationBuilder.CreateIndex(
                name: "IX_Watches_Organisation",
                table: "Watches",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_Watches_Owner_SameAs",
                table: "Watches",
                columns: new[] { "Owner", "SameAs" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Alerts");

            migrationBuilder.DropTable(
                name: "Watches");
        }
    }
}
