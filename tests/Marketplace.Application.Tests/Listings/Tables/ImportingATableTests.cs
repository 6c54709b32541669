using System.Text;
using Marketplace.Application.Listings;
using Marketplace.Application.Listings.Tables;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Listings.Tables;

public sealed class ImportingATableTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Person _supplier = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _supplier = await _exchange.NewPerson(Capability.Supplier, Role.Officer, verified: false);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_check_says_what_would_come_of_each_row_and_touches_no_listing()
    {
        var id = await _supplier.Upload(Tables.Two + "CN-3;;3\n;Không mã;3\nCN-1;Trùng mã;2\nCN-4;Sai mức;mười\nCN-5;Thừa ô;1;x;y\nCN-6;Mức lạ;12\n", Token);
        var view = await _supplier.Check(_exchange, id, Token);
        (view.State, view.Tally).ShouldBe((TableImportState.Checked, new RowTally(3, 0, 0, 5)));
        view.Rows.Items.Select(r => (r.Line, r.Outcome, r.Refusals.SingleOrDefault()?.Column, r.Refusals.SingleOrDefault()?.Refusal.Code)).ShouldBe(
        [
            (2, RowOutcome.New, null, null), (3, RowOutcome.New, null, null),
            (4, RowOutcome.Refused, "Tên công nghệ (tiếng Việt)", nameof(TableImportRules.ARowHasATitle)),
            (5, RowOutcome.Refused, "Mã của đơn vị", nameof(TableImportRules.ARowHasAnOwnId)),
            (6, RowOutcome.Refused, "Mã của đơn vị", nameof(TableImportRules.AnOwnIdComesOnce)),
            (7, RowOutcome.New, "Mức TRL", nameof(TableImportRules.ACellIsANumber)),
            (8, RowOutcome.Refused, null, nameof(TableImportRules.ARowIsWhole)),
            (9, RowOutcome.Refused, "Mức TRL", "InclusiveBetweenValidator"),
        ]);
        (await _exchange.ListingsOf(_supplier, Token)).ShouldBeEmpty();

        var report = Encoding.UTF8.GetString((await _supplier.Get(new GetTableReport(id), Token)).Content);
        report.ShouldContain("7,Mới,Mức TRL: “mười” không phải là số. Ô này được bỏ trống.,CN-4,Sai mức,mười");
    }

    [Fact]
    public async Task Rows_become_drafts_and_the_second_run_changes_nothing()
    {
        (await _supplier.Take(_exchange, Tables.Two, Token)).Tally.ShouldBe(new RowTally(2, 0, 0, 0));
        var first = await _exchange.ListingsOf(_supplier, Token);
        first.Select(l => (l.OwnId, l.Latest.Content.Title.Vi, l.Latest.Content.Trl, l.Status, Revision: l.Latest.Status, l.SourceKey)).ShouldBe(
            [("CN-1", "Màng lọc gốm", 7, ListingStatus.Draft, RevisionStatus.Draft, null), ("CN-2", "Sấy nông sản", 5, ListingStatus.Draft, RevisionStatus.Draft, null)]);

        (await _supplier.Take(_exchange, Tables.Two, Token)).Tally.ShouldBe(new RowTally(0, 0, 2, 0));
        (await _exchange.ListingsOf(_supplier, Token)).Select(l => l.Version).ShouldBe(first.Select(l => l.Version));

        (await _supplier.Take(_exchange, Tables.Two.Replace("Sấy nông sản", "Sấy lạnh nông sản", StringComparison.Ordinal), Token)).Tally.ShouldBe(new RowTally(0, 1, 1, 0));
        (await _exchange.ListingsOf(_supplier, Token)).Select(l => l.Latest.Content.Title.Vi).ShouldBe(["Màng lọc gốm", "Sấy lạnh nông sản"]);
    }

    [Fact]
    public async Task What_people_filled_in_by_hand_stays()
    {
        await _supplier.Take(_exchange, Tables.Two, Token);
        var listing = (await _exchange.ListingsOf(_supplier, Token))[0];
        await _supplier.Do(new EditListing(listing.Id, listing.Version, new ListingForm(TitleVi: "Màng lọc gốm mới", SummaryVi: "Tóm tắt", Trl: 7)), Token);

        (await _supplier.Take(_exchange, Tables.Two, Token)).Tally.Unchanged.ShouldBe(2);
        (await _supplier.Take(_exchange, Tables.Two.Replace(";7", ";8", StringComparison.Ordinal), Token)).Tally.Changed.ShouldBe(1);
        var content = (await _exchange.ListingsOf(_supplier, Token))[0].Latest.Content;
        (content.Summary.Vi, content.Trl).ShouldBe(("Tóm tắt", 8));
    }

    [Fact]
    public async Task A_listing_under_review_is_left_alone_with_its_reason()
    {
        await _supplier.Take(_exchange, Tables.Two, Token);
        var id = (await _exchange.ListingsOf(_supplier, Token))[0].Id;
        await _exchange.InDatabase(async (db, token) =>
        {
            var listing = await db.Listings.SingleAsync(l => l.Id == id, token);
            listing.Edit(RevisionId.New(), Publishing.Content("Màng lọc gốm"), _exchange.Clock.GetUtcNow().UtcDateTime);
            listing.Submit(_exchange.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(token);
        }, Token);
        var view = await _supplier.Take(_exchange, Tables.Two.Replace("Màng lọc gốm", "Tên khác", StringComparison.Ordinal), Token);
        view.Tally.ShouldBe(new RowTally(0, 0, 1, 1));
        view.Rows.Items[0].Refusals.Single().Refusal.Code.ShouldBe(nameof(ListingRules.ASubmittedRevisionIsNotEdited));
    }

    [Fact]
    public async Task Another_organisation_has_ids_of_its_own()
    {
        var other = await _exchange.NewPerson(Capability.Supplier);
        await _supplier.Take(_exchange, Tables.Two, Token);
        (await other.Take(_exchange, Tables.Two, Token)).Tally.New.ShouldBe(2);
    }

    [Fact]
    public async Task A_long_import_is_cancelled_and_goes_on_after_a_restart()
    {
        var table = new StringBuilder("OwnId,TitleVi\n");
        for (var i = 1; i <= 700; i++)
        {
            table.Append("CN-").Append(i).Append(",Công nghệ ").Append(i).Append('\n');
        }

        var id = await _supplier.Upload(table.ToString(), Token);
        await _supplier.Check(_exchange, id, Token);
        await _supplier.Do(new ImportTable(id, (await _supplier.Look(id, Token)).Version), Token);
        await _exchange.Work().Step(Token);
        var view = await _supplier.Look(id, Token);
        (view.Position, view.IsAtWork).ShouldBe((250, true));
        await _supplier.Do(new CancelTable(id, view.Version), Token);
        await _exchange.Work().WorkOff(Token);
        (await _exchange.ListingsOf(_supplier, Token)).Count.ShouldBe(250);

        await _supplier.Do(new ImportTable(id, (await _supplier.Look(id, Token)).Version), Token);
        await _exchange.Work().Step(Token);

        // Another host knows nothing but what the database says.
        await new TableWork(_exchange.Services.GetRequiredService<IServiceScopeFactory>()).WorkOff(Token);
        view = await _supplier.Look(id, Token);
        (view.State, view.Tally).ShouldBe((TableImportState.Imported, new RowTally(700, 0, 0, 0)));
        (await _exchange.ListingsOf(_supplier, Token)).Select(l => l.OwnId).Distinct(StringComparer.Ordinal).Count().ShouldBe(700);
        (await _exchange.InDatabase((db, token) => db.Audit.CountAsync(a => a.Subject == id.Value && a.Message == nameof(WorkOffTable) && a.Person == _supplier.Id.Value, token), Token)).ShouldBe(6);
    }

    [Fact]
    public async Task Whoever_left_the_organisation_imports_no_more()
    {
        var id = await _supplier.Upload(Tables.Two, Token);
        await _supplier.Check(_exchange, id, Token);
        await _supplier.Do(new ImportTable(id, (await _supplier.Look(id, Token)).Version), Token);
        var head = await _exchange.Join(_supplier.Organisation, Role.Representative);
        await _exchange.InDatabase(async (db, token) =>
        {
            var organisation = await db.Organisations.SingleAsync(o => o.Id == _supplier.Organisation, token);
            organisation.ChangeRole(_supplier.Ticket.Membership!.Value, Role.Reader);
            await db.SaveChangesAsync(token);
        }, Token);
        await _exchange.Work().WorkOff(Token);
        (await head.Look(id, Token)).State.ShouldBe(TableImportState.Cancelled);
        (await _exchange.ListingsOf(_supplier, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_saved_mapping_is_proposed_for_the_next_table_with_its_columns()
    {
        const string Table = "Code,Name\nA-1,Membrane\n";
        var id = await _supplier.Upload(Table, Token);
        (await _supplier.Look(id, Token)).Mapping.ShouldBeEmpty();
        await _supplier.Check(_exchange, id, Token, [new("Code", ListingColumn.OwnId), new("Name", ListingColumn.TitleEn)], "English list");

        var next = await _supplier.Look(await _supplier.Upload(Table, Token), Token);
        (next.MappingName, next.Mapping.Count, next.Saved.Single().Name).ShouldBe(("English list", 2, "English list"));
        var other = await _exchange.NewPerson(Capability.Supplier);
        (await other.Look(await other.Upload(Table, Token), Token)).Mapping.ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_fields_and_rights_are_read_as_people_write_them()
    {
        const string Head = "Mã của đơn vị,Tên công nghệ (tiếng Việt),Lĩnh vực,Số đơn,Tình trạng văn bằng,Ngày hết hạn\n";
        var id = await _supplier.Upload(Head + "1,A,207,1-2020-001,Issued,14/03/2033\n2,B,,1-2020-002,Đã nộp đơn,03/04/2033\n3,C,Nghề lạ,,,\n4,D,,1,GM,31/02/2033\n5,E,,1-2020-005,,03/14/2033\n", Token);
        var view = await _supplier.Check(_exchange, id, Token);
        view.Rows.Items.Select(r => string.Join(' ', r.Refusals.Select(f => f.Refusal.Code))).ShouldBe(
            ["", nameof(TableImportRules.ADayIsReadOneWay), nameof(TableImportRules.ACellNamesAnEntry), $"{nameof(TableImportRules.ACellNamesAStatus)} {nameof(TableImportRules.ACellIsADay)}", ""]);
        await _supplier.Import(_exchange, id, Token);
        (await _exchange.ListingsOf(_supplier, Token)).SelectMany(l => l.Latest.Content.IpRights).ShouldBe(
        [
            new IpRight("patent", "1-2020-001", null, IpStatus.Granted, null, new DateOnly(2033, 3, 14), null),
            new IpRight("patent", "1-2020-002", null, IpStatus.Filed, null, null, null),
            new IpRight("patent", "1", null, null, null, null, null),
            new IpRight("patent", "1-2020-005", null, null, null, new DateOnly(2033, 3, 14), null),
        ]);
    }

    [Theory]
    [InlineData(Language.Vi, TableFormat.Csv)]
    [InlineData(Language.En, TableFormat.Csv)]
    [InlineData(Language.Vi, TableFormat.Xlsx)]
    [InlineData(Language.En, TableFormat.Xlsx)]
    public async Task The_template_is_understood_again(Language language, TableFormat format)
    {
        var template = await _supplier.Get(new GetTableTemplate(language, format), Token);
        var columns = _exchange.Services.GetRequiredService<ITableReader>().Read(template.Content).Columns;
        string[] row = ["CN-9", "Tên", "=1+1", .. Enumerable.Repeat("", columns.Count - 3)];
        var content = _exchange.Services.GetRequiredService<ITableWriter>().Write([columns, row], format);
        var view = await _supplier.Look(await _supplier.Upload(content, Token), Token);
        view.Mapping.Select(m => m.Means).ShouldBe(Enum.GetValues<ListingColumn>());
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_is_refused_beside_its_field()
    {
        (await Refusal(null)).ShouldBe((nameof(TableImportRules.AFileIsChosen), "File"));
        (await Refusal([])).ShouldBe((nameof(TableImportRules.AFileIsChosen), "File"));
        (await Refusal([.. "PK\u0003\u0004 this is no workbook"u8])).ShouldBe((nameof(TableImportRules.AFileIsATable), "File"));
        (await Refusal([0xFF, 0x00, 0x12, 0xD8])).ShouldBe((nameof(TableImportRules.AFileIsATable), "File"));
        (await Refusal([.. "OwnId,TitleVi\n"u8])).ShouldBe((nameof(TableImportRules.ATableHasRows), "File"));
        (await Refusal(new byte[TableLimits.Usual.Bytes + 1])).ShouldBe((nameof(TableImportRules.AFileIsNotTooLarge), "File"));
        (await Refusal(Encoding.UTF8.GetBytes("OwnId\n" + string.Concat(Enumerable.Repeat("1\n", TableLimits.Usual.Rows + 1))))).ShouldBe((nameof(TableImportRules.ATableIsNotTooLong), "File"));
    }

    private async Task<(string Code, string? Member)> Refusal(byte[]? content)
    {
        var refusal = (await _supplier.Send(new UploadTable(TableImportId.New(), "a.csv", content), Token)).Problem!.Refusals.Single();
        return (refusal.Code, refusal.Member);
    }
}
