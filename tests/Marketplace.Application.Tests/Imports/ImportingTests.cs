using System.Text;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Imports;
using Marketplace.Application.Listings;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Imports;

public sealed class ImportingTests : IAsyncLifetime
{
    private static readonly CatalogueRow Row = new("A-1", "Ceramic membrane", "A membrane for well water.", "Catalogue", [], ["water treatment", "pollution"], "2024-05-31", "https://example.org/a-1");

    /// <summary>Of the owner, the first organisation on the exchange.</summary>
    private const string Code = "TC1";

    private TestExchange _exchange = null!;
    private Person _owner = null!;
    private Person _staff = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _owner = await _exchange.NewPerson(Capability.Supplier);
        _staff = await _exchange.NewPerson(Capability.Exchange);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task What_the_source_does_not_say_stays_not_stated()
    {
        await Import(Row with { Keywords = [], Title = "Xyzzy", Updated = "last year" }, Row);

        var contents = (await Listings()).ConvertAll(l => l.Public!.Content);
        contents.ShouldAllBe(c => c.Trl == null && c.Rights.Count == 0 && c.Price == null && c.Ownership == null && c.Problem.IsEmpty && c.Title.Vi == null);
        contents.Single(c => c.Title.En == "Xyzzy").ShouldSatisfyAllConditions(c => c.Field.ShouldBeNull(), c => c.Source!.StatedOn.ShouldBeNull());
        contents.Single(c => c.Title.En == Row.Title).ShouldSatisfyAllConditions(
            c => c.Field.ShouldBe("207"), c => c.Source!.StatedOn.ShouldBe(new DateOnly(2024, 5, 31)), c => c.Source!.Link.ShouldBe(new Uri(Row.Url)), c => c.Source!.Name.ShouldBe("Catalogue"));
    }

    [Fact]
    public async Task A_repeated_row_is_taken_once_and_a_title_under_another_key_is_reported_not_refused()
    {
        var report = await Import(Row, Row, Row with { Id = "A-2" }, Row with { Id = "A-3", Title = "CERAMIC membrane" });

        (report.Rows, report.Imported, report.Repeated, report.SameTitle, report.Refused).ShouldBe((4, 3, 1, 2, 0));
        report.Lines.Where(l => l.Remark == ImportRemark.SameTitle).Select(l => (l.Id, l.Detail)).ShouldBe([("A-2", "A-1"), ("A-3", "A-1")]);
        (await Listings()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_second_run_imports_nothing_and_a_changed_text_becomes_a_revision()
    {
        await Import(Row, Row with { Id = "A-2" });
        var again = await Import(Row with { Abstract = "Now for river water too." }, Row with { Id = "A-2" });

        (again.Imported, again.Updated, again.Unchanged).ShouldBe((0, 1, 1));
        var listings = await Listings();
        listings.Count.ShouldBe(2);
        var changed = listings.Single(l => l.Revisions.Count == 2);
        changed.Public!.Content.Summary.En.ShouldBe("Now for river water too.");
        changed.Public.Number.ShouldBe(2);
    }

    [Fact]
    public async Task Fields_come_from_rules_and_what_they_do_not_map_is_counted()
    {
        var report = await Import(
            Row with { Id = "1", Title = "Wing design", Keywords = ["aircraft"] }, Row with { Id = "2", Title = "Xyzzy", Keywords = [] }, Row with { Id = "3", Title = "Plugh", Keywords = ["quux"] },
            Row with { Id = "4", Title = "Aircraft", Category = ["Materials and Processes"], Keywords = ["aircraft", "flight"] });

        report.WithoutField.ShouldBe(2);
        report.Lines.Where(l => l.Remark == ImportRemark.NoField).Select(l => l.Id).ShouldBe(["2", "3"]);
        (await Listings()).OrderBy(l => l.Public!.Content.Title.En, StringComparer.Ordinal).Select(l => l.Public!.Content.Field).ShouldBe(["205", null, "203", null]);
    }

    [Fact]
    public async Task The_bulk_approval_is_recorded_listing_by_listing_with_the_admins_name()
    {
        await Import(Row, Row with { Id = "A-2" });

        var listings = await Listings();
        listings.ShouldAllBe(l => l.Public!.DecidedBy == _staff.Id && l.IsCatalogue && l.SourceKey != null);
        var audit = await _exchange.InDatabase((db, token) => db.Audit.AsNoTracking().Where(a => a.Message == nameof(ApproveImported)).ToListAsync(token), Token);
        audit.ShouldAllBe(a => a.Person == _staff.Id.Value && a.Organisation == _staff.Organisation.Value);
        audit.Select(a => a.Subject).ShouldBe(listings.Select(l => l.Id.Value), ignoreOrder: true);
    }

    [Fact]
    public async Task A_broken_off_run_is_taken_up_where_it_stopped()
    {
        await _staff.Do(new ImportListing(ListingId.New(), RevisionId.New(), _owner.Organisation, Row), Token);
        (await Listings()).ShouldHaveSingleItem().IsPublic.ShouldBeFalse();

        var report = await Import(Row with { Abstract = "Changed meanwhile." }, Row with { Id = "A-2" });

        (report.Resumed, report.Updated, report.Imported).ShouldBe((1, 1, 1));
        (await Listings()).ShouldAllBe(l => l.IsPublic);
    }

    [Fact]
    public async Task What_its_organisation_took_over_is_left_alone()
    {
        await Import(Row);
        var listing = (await Listings()).Single();
        await _owner.Do(new EditListing(listing.Id, listing.Version, new ListingForm(TitleVi: "Màng gốm của chúng tôi")), Token);

        var report = await Import(Row with { Abstract = "Changed at the source." });

        (report.Confirmed, report.Updated, report.Refused).ShouldBe((1, 0, 0));
        (await Listings()).Single().Latest.Content.Title.Vi.ShouldBe("Màng gốm của chúng tôi");
    }

    [Fact]
    public async Task A_row_that_cannot_stand_is_refused_and_the_others_are_taken()
    {
        var rows = await Read("""
            [{"id":"1"}, {"id":"2","title":"No link","abstract":"a","organisation":"C","url":"javascript:alert(1)"},
             {"id":"3","title":"\u0007bell","abstract":"a","organisation":"C","url":"example.org/3"},
             {"id":"4","title":null,"abstract":"a","organisation":"C","keywords":[null,"x"],"category":null,"url":"example.org/4"},
             {"id":"5","title":"Good","abstract":"a","organisation":"C","url":"example.org/5"}]
            """);

        var report = await Import([.. rows]);

        (report.Imported, report.Refused).ShouldBe((1, 4));
        report.Lines.Where(l => l.Remark == ImportRemark.Refused).Select(l => l.Id).ShouldBe(["1", "2", "3", "4"]);
        (await Listings()).Single().Public!.Content.Source!.Link.ShouldBe(new Uri("https://example.org/5"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{\"id\":1}]")]
    [InlineData("[{\"keywords\":\"water\"}]")]
    public async Task What_is_no_catalogue_is_not_read(string json) => await Should.ThrowAsync<JsonException>(() => Read(json));

    [Fact]
    public async Task Only_reviewing_staff_import_and_only_for_an_organisation_that_exists()
    {
        var reader = await _exchange.Join(_staff.Organisation, Role.Reader);
        foreach (var person in (Person[])[_owner, reader])
        {
            (await new CatalogueImport(_exchange.As(person.Ticket)).Run(Code, [Row], null, Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
            (await person.Send(new ImportListing(ListingId.New(), RevisionId.New(), _owner.Organisation, Row), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
        }

        (await new CatalogueImport(_exchange.As(_staff.Ticket)).Run("KHONG-CO", [Row], null, Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await new CatalogueImport(_exchange.As(_staff.Ticket)).Run(_owner.Organisation.Value.ToString(), [Row], null, Token)).Answer.Imported.ShouldBe(1);
    }

    [Fact]
    public async Task Only_what_was_imported_is_approved_in_bulk()
    {
        var id = ListingId.New();
        await _owner.Do(new DraftListing(id, new ListingForm("Màng", null, "Tóm tắt", null, "Vấn đề", Field: "207", Trl: 7, Rights: [new RightForm(Right.Assignment, null, false, ["VN"], [], null)], Ownership: "Biên bản", ContactName: "Nguyễn Thị Hoa", ContactPhone: "024 0000 0000")), Token);
        await _owner.Do(new SubmitListing(id, new Version(1)), Token);
        var revision = (await Listings()).Single().Latest.Id;

        (await _staff.Refused(new ApproveImported(id, new Version(2), revision), Token)).ShouldBe(nameof(ListingRules.OnlyImportedListingsAreApprovedInBulk));
    }

    private static async Task<IReadOnlyList<CatalogueRow>> Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await CatalogueRow.Read(stream, Token);
    }

    private async Task<ImportReport> Import(params CatalogueRow[] rows) =>
        (await new CatalogueImport(_exchange.As(_staff.Ticket)).Run(Code, rows, null, Token)).Answer;

    private Task<List<Listing>> Listings() => _exchange.InDatabase((db, token) => db.Listings.AsNoTracking().ToListAsync(token), Token);
}
