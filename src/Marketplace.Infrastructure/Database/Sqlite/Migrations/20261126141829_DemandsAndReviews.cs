using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DemandsAndReviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "Assignee",
                table: "ListingRevisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Field",
                table: "ListingRevisions",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "History",
                table: "ListingRevisions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<Guid>(
                name: "Assignee",
                table: "DemandRevisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Field",
                table: "DemandRevisions",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "History",
                table: "DemandRevisions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "DemandInvitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Demand = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    InvitedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeclinedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    ReasonText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DemandInvitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DemandInvitations_Demands_Demand",
                        column: x => x.Demand,
                        principalTable: "Demands",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_DemandInvitations_Organisations_Organisation",
                        column: x => x.Organisation,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_ListingRevisions_Status_Assignee",
                table: "ListingRevisions",
                columns: new[] { "Status", "Assignee" });

            migrationBuilder.CreateIndex(
                name: "IX_DemandRevisions_Status_Assignee",
                table: "DemandRevisions",
                columns: new[] { "Status", "Assignee" });

            migrationBuilder.CreateIndex(
                name: "IX_DemandInvitations_Demand_Organisation",
                table: "DemandInvitations",
                columns: new[] { "Demand", "Organisation" },
                unique: true,
                filter: "[State] <> 3");

            migrationBuilder.CreateIndex(
                name: "IX_DemandInvitations_Organisation_State_SentAt",
                table: "DemandInvitations",
                columns: new[] { "Organisation", "State", "SentAt" });

            // Demands approved before this column was written take the deadline that the public reads, and every revision the field of its content.
            migrationBuilder.Sql("""
                UPDATE "Demands" SET "ProposalsUntil" = (SELECT json_extract(r."Content", '$.Deadline') FROM "DemandRevisions" AS r WHERE r."Id" = "Demands"."PublicRevision")
                WHERE "ProposalsUntil" IS NULL AND "PublicRevision" IS NOT NULL;
                UPDATE "DemandRevisions" SET "Field" = json_extract("Content", '$.Field');
                UPDATE "ListingRevisions" SET "Field" = json_extract("Content", '$.Field');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DemandInvitations");

            migrationBuilder.DropIndex(
                name: "IX_ListingRevisions_Status_Assignee",
                table: "ListingRevisions");

            migrationBuilder.DropIndex(
                name: "IX_DemandRevisions_Status_Assignee",
                table: "DemandRevisions");

            migrationBuilder.DropColumn(
                name: "Assignee",
                table: "ListingRevisions");

            migrationBuilder.DropColumn(
                name: "Field",
                table: "ListingRevisions");

            migrationBuilder.DropColumn(
                name: "History",
                table: "ListingRevisions");

            migrationBuilder.DropColumn(
                name: "Assignee",
                table: "DemandRevisions");

            migrationBuilder.DropColumn(
                name: "Field",
                table: "DemandRevisions");

            migrationBuilder.DropColumn(
                name: "History",
                table: "DemandRevisions");
        }
    }
}
