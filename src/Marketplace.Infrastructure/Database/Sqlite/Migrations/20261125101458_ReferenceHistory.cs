using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReferenceHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Details",
                table: "ReferenceItems",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "ReferenceItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "ReferenceEdits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Deed = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    ReferenceItemId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferenceEdits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReferenceEdits_Members_By",
                        column: x => x.By,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ReferenceEdits_ReferenceItems_ReferenceItemId",
                        column: x => x.ReferenceItemId,
                        principalTable: "ReferenceItems",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReferenceEdits_By",
                table: "ReferenceEdits",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_ReferenceEdits_ReferenceItemId",
                table: "ReferenceEdits",
                column: "ReferenceItemId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReferenceEdits");

            migrationBuilder.DropColumn(
                name: "Details",
                table: "ReferenceItems");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "ReferenceItems");
        }
    }
}
