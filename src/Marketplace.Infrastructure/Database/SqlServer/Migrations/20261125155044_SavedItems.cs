using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SavedItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SavedItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Organisation = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Listing = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SavedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedItems_Listings_Listing",
                        column: x => x.Listing,
                        principalTable: "Listings",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SavedItems_Members_SavedBy",
                        column: x => x.SavedBy,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SavedItems_Organisations_Organisation",
                        column: x => x.Organisation,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SavedNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Writer = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SavedItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedNotes_Members_Writer",
                        column: x => x.Writer,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SavedNotes_SavedItems_SavedItemId",
                        column: x => x.SavedItemId,
                        principalTable: "SavedItems",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_SavedItems_Listing",
                table: "SavedItems",
                column: "Listing");

            migrationBuilder.CreateIndex(
                name: "IX_SavedItems_Organisation_Listing",
                table: "SavedItems",
                columns: new[] { "Organisation", "Listing" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SavedItems_Organisation_SavedAt",
                table: "SavedItems",
                columns: new[] { "Organisation", "SavedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedItems_SavedBy",
                table: "SavedItems",
                column: "SavedBy");

            migrationBuilder.CreateIndex(
                name: "IX_SavedNotes_SavedItemId",
                table: "SavedNotes",
                column: "SavedItemId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedNotes_Writer",
                table: "SavedNotes",
                column: "Writer");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SavedNotes");

            migrationBuilder.DropTable(
                name: "SavedItems");
        }
    }
}
