using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class JoiningAndRepresenting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Organisations_TaxCode",
                table: "Organisations");

            migrationBuilder.AlterColumn<string>(
                name: "TaxCode",
                table: "Organisations",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(20)",
                oldMaxLength: 20,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PaperCountry",
                table: "Organisations",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PaperKind",
                table: "Organisations",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PaperNumber",
                table: "Organisations",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Parent",
                table: "Organisations",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "UnitState",
                table: "Organisations",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AuthorityBasis",
                table: "Memberships",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AuthorityExpiresOn",
                table: "Memberships",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AuthorityIssuedOn",
                table: "Memberships",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorityNumber",
                table: "Memberships",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "Memberships",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "JoinRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Organisation = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Person = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Message = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "IX_Organisations_TaxCode",
                table: "Organisations",
                column: "TaxCode",
                unique: true,
                filter: "[TaxCode] IS NOT NULL");

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

            migrationBuilder.DropIndex(
                name: "IX_Organisations_TaxCode",
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
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(20)",
                oldMaxLength: 20,
                oldNullable: true,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_TaxCode",
                table: "Organisations",
                column: "TaxCode",
                unique: true);
        }
    }
}
