using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class JoiningAndRepresenting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "TaxCode",
                table: "Organisations",
                type: "TEXT",
                maxLength: 20,
                nullable: true,
                collation: "BINARY",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 20,
                oldCollation: "BINARY");

            migrationBuilder.AddColumn<string>(
                name: "PaperCountry",
                table: "Organisations",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PaperKind",
                table: "Organisations",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PaperNumber",
                table: "Organisations",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Parent",
                table: "Organisations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "UnitState",
                table: "Organisations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AuthorityBasis",
                table: "Memberships",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AuthorityExpiresOn",
                table: "Memberships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AuthorityIssuedOn",
                table: "Memberships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorityNumber",
                table: "Memberships",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "Memberships",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "JoinRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JoinRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JoinRequests_Members_Person",
                        column: x => x.Person,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_JoinRequests_Organisations_Organisation",
                        column: x => x.Organisation,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Parent",
                table: "Organisations",
                column: "Parent");

            migrationBuilder.CreateIndex(
                name: "IX_JoinRequests_Organisation_Person",
                table: "JoinRequests",
                columns: new[] { "Organisation", "Person" },
                unique: true,
                filter: "[State] = 0");

            migrationBuilder.CreateIndex(
                name: "IX_JoinRequests_Person_State",
                table: "JoinRequests",
                columns: new[] { "Person", "State" });

            migrationBuilder.AddForeignKey(
                name: "FK_Organisations_Organisations_Parent",
                table: "Organisations",
                column: "Parent",
                principalTable: "Organisations",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Organisations_Organisations_Parent",
                table: "Organisations");

            migrationBuilder.DropTable(
                name: "JoinRequests");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_Parent",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "PaperCountry",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "PaperKind",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "PaperNumber",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "Parent",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "UnitState",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "AuthorityBasis",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "AuthorityExpiresOn",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "AuthorityIssuedOn",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "AuthorityNumber",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "Memberships");

            migrationBuilder.AlterColumn<string>(
                name: "TaxCode",
                table: "Organisations",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "",
                collation: "BINARY",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 20,
                oldNullable: true,
                oldCollation: "BINARY");
        }
    }
}
