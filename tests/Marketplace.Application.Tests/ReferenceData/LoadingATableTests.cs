using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.ReferenceData;

public sealed class LoadingATableTests : IAsyncLifetime
{
    private const string Groups = "code,parent,name_vi,name_en\nA,,\"Nông nghiệp, lâm nghiệp\",\"Agriculture, forestry\"\n01,A,Nông nghiệp,Agriculture\n011,01,Trồng cây hằng năm,Growing of annual crops\n";

    private TestExchange _exchange = null!;
    private Person _staff = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _staff = await _exchange.NewPerson(Capability.Exchange);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Theory]
    [InlineData("code,parent,name_vi,name_en\nA,,Nông nghiệp,Agriculture\n01,A,Trồng trọt,Crops\n")]
    [InlineData("code;parent;name_vi;name_en\r\nA;;Nông nghiệp;Agriculture\r\n\r\n01;A;Trồng trọt;Crops\r\n")]
    [InlineData("Mã\tMã cấp trên\tTên\tTên tiếng Anh\nA\t\tNông nghiệp\tAgriculture\n01\tA\tTrồng trọt\tCrops")]
    public async Task A_table_fills_an_empty_list_however_its_cells_are_parted(string table)
    {
        await _staff.Do(Load("vsic-2018", table), Token);
        (await Entries("vsic-2018")).Select(i => (i.Code, i.Parent, i.NameVi, i.NameEn, i.Order, i.IsConfirmed)).ShouldBe(
            [("A", null, "Nông nghiệp", "Agriculture", 1, false), ("01", "A", "Trồng trọt", "Crops", 2, false)]);
    }

    [Fact]
    public async Task A_table_loaded_again_changes_only_what_it_words_differently()
    {
        await _staff.Do(Load("vsic-2018", Groups), Token);
        (await _staff.Refused(Load("vsic-2018", Groups), Token)).ShouldBe(nameof(ReferenceRules.ATableBringsSomething));

        await _staff.Do(Load("vsic-2018", Groups.Replace("Trồng cây hằng năm", "Trồng cây hàng năm", StringComparison.Ordinal)) with { From = new DateOnly(2027, 1, 1) }, Token);
        (await Entries("vsic-2018")).Where(i => i.Code == "011").Select(i => (i.NameVi, i.EffectiveFrom, i.EffectiveTo)).ShouldBe(
            [("Trồng cây hằng năm", new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 31)), ("Trồng cây hàng năm", new DateOnly(2027, 1, 1), null)]);
    }

    [Fact]
    public async Task Former_districts_hang_below_provinces_of_today()
    {
        await _staff.Do(Load("district-aliases", "code,parent,name_vi,name_en\nsoc-son,01,Sóc Sơn,Soc Son district\n"), Token);
        (await _staff.Send(Load("district-aliases", "code,parent,name_vi,name_en\nxyz,99,Huyện X,X district\n"), Token)).Problem!.Refusals.Single().Code.ShouldBe(nameof(ReferenceRules.RowHasAParentInForce));
    }

    [Fact]
    public async Task All_rows_that_are_wrong_are_named_and_nothing_is_loaded()
    {
        await _staff.Do(Load("vsic-2018", Groups), Token);
        var table = "code,parent,name_vi,name_en\n02,A,Lâm nghiệp,Forestry\nhồ sơ,,Tên,Name\n02,A,Lâm nghiệp,Forestry\n03,A,,\n04,Z,Khác,Other\n01,,Nông nghiệp,Agriculture\n011,01,Trồng cây,Crops\n";
        var problem = (await _staff.Send(Load("vsic-2018", table), Token)).Problem!;
        problem.Kind.ShouldBe(ProblemKind.Invalid);
        problem.Refusals.Select(r => (r.Code, Line: (int)r.Arguments![0])).ShouldBe(
        [
            (nameof(ReferenceRules.RowHasACode), 3), (nameof(ReferenceRules.RowComesOnce), 4), (nameof(ReferenceRules.RowHasAName), 5),
            (nameof(ReferenceRules.RowHasAParentInForce), 6), (nameof(ReferenceRules.RowKeepsItsParent), 7), (nameof(ReferenceRules.RowSucceedsLater), 8),
        ]);
        (await Entries("vsic-2018")).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("code,name_vi\nA,\"Nông nghiệp")]
    [InlineData("code,name_vi\nA,N\uFFFDng")]
    public Task What_is_no_table_is_refused_beside_its_field(string table) => IsNoTable(table);

    [Fact]
    public Task A_row_without_an_end_is_no_table() => IsNoTable($"code,name_vi\nA,\"{new string('x', 1_000_000)}\"\n");

    private async Task IsNoTable(string table)
    {
        var refusal = (await _staff.Send(Load("vsic-2018", table), Token)).Problem!.Refusals.Single();
        (refusal.Code, refusal.Member).ShouldBe((nameof(ReferenceRules.ATableIsReadable), nameof(LoadReferenceItems.Table)));
    }

    [Fact]
    public async Task Nothing_at_all_is_refused_field_by_field() =>
        (await _staff.Send(new LoadReferenceItems(ReferenceLoadId.New(), "no-such-list", " ", null, ""), Token)).Problem!.Refusals.Select(r => r.Member)
            .ShouldBe(["List", "Source", "From", "Table"], ignoreOrder: true);

    private static LoadReferenceItems Load(string list, string table) => new(ReferenceLoadId.New(), list, "Quyết định 27/2018/QĐ-TTg", new DateOnly(2026, 11, 24), table);

    private Task<List<ReferenceItem>> Entries(string list) => _exchange.InDatabase(
        (db, token) => db.ReferenceItems.AsNoTracking().Where(i => i.List == list).OrderBy(i => i.Order).ThenBy(i => i.Code).ThenBy(i => i.EffectiveFrom).ToListAsync(token), Token);
}
