using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FreshnessAndCharge : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "RecipientCharge_Deputy",
                table: "Negotiations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RecipientCharge_Person",
                table: "Negotiations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SupplierCharge_Deputy",
                table: "Negotiations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SupplierCharge_Person",
                table: "Negotiations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "By",
                table: "ListingSuspensions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LiftedAt",
                table: "ListingSuspensions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LiftedBy",
                table: "ListingSuspensions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Charge_Deputy",
                table: "Listings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Charge_Person",
                table: "Listings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastConfirmedAt",
                table: "Listings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "Listings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reminders",
                table: "Listings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "StaffDraft_At",
                table: "Listings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "StaffDraft_By",
                table: "Listings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StaffDraft_HandedAt",
                table: "Listings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StaffDraft_TakenOverAt",
                table: "Listings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Listings",
                table: "Links",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Charge_Deputy",
                table: "Demands",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Charge_Person",
                table: "Demands",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RecipientCharge_Deputy",
                table: "Deals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RecipientCharge_Person",
                table: "Deals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SupplierCharge_Deputy",
                table: "Deals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SupplierCharge_Person",
                table: "Deals",
                type: "TEXT",
                nullable: true);

            // An organisation's own text was confirmed when it was approved; one from a catalogue by nobody.
            migrationBuilder.Sql("""
                UPDATE Listings SET LastConfirmedAt = (SELECT COALESCE(r.DecidedAt, Listings.PublishedAt) FROM ListingRevisions r WHERE r.Id = Listings.PublicRevision)
                WHERE PublicRevision IN (SELECT Id FROM ListingRevisions WHERE json_extract(Content, '$.Source') IS NULL)
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Listings_Status_LastConfirmedAt",
                table: "Listings",
                columns: new[] { "Status", "LastConfirmedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Listings_Status_LastConfirmedAt",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "RecipientCharge_Deputy",
                table: "Negotiations");

            migrationBuilder.DropColumn(
                name: "RecipientCharge_Person",
                table: "Negotiations");

            migrationBuilder.DropColumn(
                name: "SupplierCharge_Deputy",
                table: "Negotiations");

            migrationBuilder.DropColumn(
                name: "SupplierCharge_Person",
                table: "Negotiations");

            migrationBuilder.DropColumn(
                name: "By",
                table: "ListingSuspensions");

            migrationBuilder.DropColumn(
                name: "LiftedAt",
                table: "ListingSuspensions");

            migrationBuilder.DropColumn(
                name: "LiftedBy",
                table: "ListingSuspensions");

            migrationBuilder.DropColumn(
                name: "Charge_Deputy",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "Charge_Person",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "LastConfirmedAt",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "Reminders",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "StaffDraft_At",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "StaffDraft_By",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "StaffDraft_HandedAt",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "StaffDraft_TakenOverAt",
                table: "Listings");

            migrationBuilder.DropColumn(
                name: "Listings",
                table: "Links");

            migrationBuilder.DropColumn(
                name: "Charge_Deputy",
                table: "Demands");

            migrationBuilder.DropColumn(
                name: "Charge_Person",
                table: "Demands");

            migrationBuilder.DropColumn(
                name: "RecipientCharge_Deputy",
                table: "Deals");

            migrationBuilder.DropColumn(
                name: "RecipientCharge_Person",
                table: "Deals");

            migrationBuilder.DropColumn(
                name: "SupplierCharge_Deputy",
                table: "Deals");

            migrationBuilder.DropColumn(
                name: "SupplierCharge_Person",
                table: "Deals");
        }
    }
}
