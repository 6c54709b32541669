using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Disclosures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Disclosures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "BINARY"),
                    Listing = table.Column<Guid>(type: "TEXT", nullable: false),
                    Supplier = table.Column<Guid>(type: "TEXT", nullable: false),
                    Recipient = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDemo = table.Column<bool>(type: "INTEGER", nullable: false),
                    Undertaking = table.Column<Guid>(type: "TEXT", nullable: false),
                    AcceptedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disclosures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Disclosures_Listings_Listing",
                        column: x => x.Listing,
                        principalTable: "Listings",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Disclosures_Members_AcceptedBy",
                        column: x => x.AcceptedBy,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Disclosures_Members_AskedBy",
                        column: x => x.AskedBy,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Disclosures_Organisations_Recipient",
                        column: x => x.Recipient,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Disclosures_Organisations_Supplier",
                        column: x => x.Supplier,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Disclosures_Policies_Undertaking",
                        column: x => x.Undertaking,
                        principalTable: "Policies",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "DisclosureEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Deed = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Reader = table.Column<Guid>(type: "TEXT", nullable: true),
                    DisclosureId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisclosureEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DisclosureEntries_Disclosures_DisclosureId",
                        column: x => x.DisclosureId,
                        principalTable: "Disclosures",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_DisclosureEntries_Members_By",
                        column: x => x.By,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_DisclosureEntries_Members_Reader",
                        column: x => x.Reader,
                        principalTable: "Members",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "DisclosureReaders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Membership = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    NamedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DisclosureId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisclosureReaders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DisclosureReaders_Disclosures_DisclosureId",
                        column: x => x.DisclosureId,
                        principalTable: "Disclosures",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_DisclosureReaders_Members_Member",
                        column: x => x.Member,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_DisclosureReaders_Memberships_Membership",
                        column: x => x.Membership,
                        principalTable: "Memberships",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Openings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Listing = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<Guid>(type: "TEXT", nullable: false),
                    Disclosure = table.Column<Guid>(type: "TEXT", nullable: true),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Openings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Openings_Disclosures_Disclosure",
                        column: x => x.Disclosure,
                        principalTable: "Disclosures",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Openings_ListingRevisions_Revision",
                        column: x => x.Revision,
                        principalTable: "ListingRevisions",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Openings_Listings_Listing",
                        column: x => x.Listing,
                        principalTable: "Listings",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Openings_Members_Person",
                        column: x => x.Person,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Openings_Organisations_Organisation",
                        column: x => x.Organisation,
                        principalTable: "Organisations",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureEntries_By",
                table: "DisclosureEntries",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureEntries_DisclosureId",
                table: "DisclosureEntries",
                column: "DisclosureId");

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureEntries_Reader",
                table: "DisclosureEntries",
                column: "Reader");

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureReaders_DisclosureId_Membership",
                table: "DisclosureReaders",
                columns: new[] { "DisclosureId", "Membership" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureReaders_Member",
                table: "DisclosureReaders",
                column: "Member");

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureReaders_Membership",
                table: "DisclosureReaders",
                column: "Membership");

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_AcceptedBy",
                table: "Disclosures",
                column: "AcceptedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_AskedBy",
                table: "Disclosures",
                column: "AskedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_Code",
                table: "Disclosures",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_Recipient_AskedAt",
                table: "Disclosures",
                columns: new[] { "Recipient", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_Recipient_Listing_AskedAt",
                table: "Disclosures",
                columns: new[] { "Recipient", "Listing", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_Supplier_AskedAt",
                table: "Disclosures",
                columns: new[] { "Supplier", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_Undertaking",
                table: "Disclosures",
                column: "Undertaking");

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_Waiting",
                table: "Disclosures",
                columns: new[] { "Listing", "Recipient" },
                unique: true,
                filter: "[State] IN (0, 1)");

            migrationBuilder.CreateIndex(
                name: "IX_Openings_Disclosure",
                table: "Openings",
                column: "Disclosure");

            migrationBuilder.CreateIndex(
                name: "IX_Openings_Listing_At",
                table: "Openings",
                columns: new[] { "Listing", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Openings_Organisation",
                table: "Openings",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_Openings_Person_At",
                table: "Openings",
                columns: new[] { "Person", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Openings_Revision",
                table: "Openings",
                column: "Revision");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DisclosureEntries");

            migrationBuilder.DropTable(
                name: "DisclosureReaders");

            migrationBuilder.DropTable(
                name: "Openings");

            migrationBuilder.DropTable(
                name: "Disclosures");
        }
    }
}
