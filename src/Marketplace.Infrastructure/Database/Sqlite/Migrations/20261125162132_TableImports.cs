using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TableImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OwnId",
                table: "Listings",
                type: "TEXT",
                maxLength: 100,
                nullable: true,
                collation: "BINARY");

            migrationBuilder.AddColumn<string>(
                name: "RowDigest",
                table: "Listings",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TableImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Columns = table.Column<string>(type: "TEXT", nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", nullable: false),
                    MappingName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Tally = table.Column<string>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Membership = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TableImports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TableImports_Organisations_Organisation",
                        column: x => x.Organisation,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ImportRows",
                columns: table => new
                {
                    Import = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    IsBroken = table.Column<bool>(type: "INTEGER", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false),
                    OwnId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    Refusals = table.Column<string>(type: "TEXT", nullable: false),
                    Listing = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRows", x => new { x.Import, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportRows_TableImports_Import",
                        column: x => x.Import,
                        principalTable: "TableImports",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Listings_Organisation_OwnId",
                table: "Listings",
                columns: new[] { "Organisation", "OwnId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_Import_Outcome_Number",
                table: "ImportRows",
                columns: new[] { "Import", "Outcome", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_Import_OwnId",
                table: "ImportRows",
                columns: new[] { "Import", "OwnId" });

            migrationBuilder.CreateIndex(
                name: "IX_TableImports_Organisation_CreatedAt",
                table: "TableImports",
                columns: new[] { "Organisation", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TableImports_State",
                table: "TableImports",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportRows");

            migrationBuilder.DropTable(
                name: "TableImports");

            migrationBuilder.DropIndex(
                name: "IX_Listings_Organisation_OwnId",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "OwnId",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "RowDigest",
                table: "Listings");
        }
    }
}
