using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.ReferenceData;

public sealed class KeepingListsTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Person _staff = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _staff = await _exchange.NewPerson(Capability.Exchange);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task What_was_filed_under_an_entry_keeps_the_name_of_that_day()
    {
        var water = await Entry("fields", "207");
        await _staff.Do(new SucceedReferenceItem(water.Id, water.Version, ReferenceItemId.New(), new DateOnly(2026, 12, 1), Form("Kỹ thuật môi trường và nước", "Environmental and water engineering")), Token);
        _exchange.Clock.Advance(TimeSpan.FromDays(10));
        var lists = await Followed();

        lists.Name("fields", "207", Language.Vi).ShouldBe("Kỹ thuật môi trường và nước");
        lists.Name("fields", "207", Language.Vi, TestExchange.Beginning.UtcDateTime).ShouldBe("Kỹ thuật môi trường");
        lists.Items("fields").Count(i => i.Code == "207").ShouldBe(1);
    }

    [Fact]
    public async Task A_successor_of_a_day_to_come_takes_over_when_the_day_turns_in_Hanoi()
    {
        var goal = await Entry("sdgs", "6");
        await _staff.Do(new SucceedReferenceItem(goal.Id, goal.Version, ReferenceItemId.New(), new DateOnly(2026, 11, 25), Form("Nước sạch cho mọi người", "Clean water for all")), Token);
        (await Followed()).Name("sdgs", "6", Language.En).ShouldBe("Clean water and sanitation");

        _exchange.Clock.Advance(TimeSpan.FromHours(15)); // 24 November 09:00 → 25 November 00:00, while it is still the 24th in UTC
        (await Followed()).Name("sdgs", "6", Language.En).ShouldBe("Clean water for all");
    }

    [Fact]
    public async Task A_correction_is_told_in_the_history_with_what_stood_before()
    {
        var drawing = await Entry("objects", "drawing");
        await _staff.Do(new CorrectReferenceItem(drawing.Id, drawing.Version, Form("Bản vẽ kỹ thuật", "Technical drawing") with { Order = drawing.Order }), Token);
        (await Followed()).Name("objects", "drawing", Language.Vi, TestExchange.Beginning.UtcDateTime.AddYears(-1)).ShouldBe("Bản vẽ kỹ thuật");

        var entry = await _staff.Get(new GetReferenceItem(drawing.Id), Token);
        entry.IsConfirmed.ShouldBeFalse();
        entry.History.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            h => h.Deed.ShouldBe(ReferenceDeed.Corrected),
            h => h.Before!.Name.Vi.ShouldBe("Bản vẽ"),
            h => h.By.ShouldNotBeEmpty());

        await _staff.Do(new ConfirmReferenceItem(drawing.Id, entry.Version), Token);
        (await _staff.Refused(new ConfirmReferenceItem(drawing.Id, entry.Version.Next()), Token)).ShouldBe(nameof(ReferenceRules.AnEntryIsConfirmedOnce));
    }

    [Fact]
    public async Task An_entry_is_not_decided_upon_by_somebody_who_saw_an_earlier_state()
    {
        var drawing = await Entry("objects", "drawing");
        await _staff.Do(new CorrectReferenceItem(drawing.Id, drawing.Version, Form("Bản vẽ kỹ thuật", "Technical drawing")), Token);
        (await _staff.Send(new EndReferenceItem(drawing.Id, drawing.Version, new DateOnly(2026, 12, 31)), Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);
    }

    [Fact]
    public async Task Entries_below_end_first()
    {
        var engineering = await Entry("fields", "2");
        (await _staff.Refused(new EndReferenceItem(engineering.Id, engineering.Version, new DateOnly(2026, 12, 31)), Token)).ShouldBe(nameof(ReferenceRules.EntriesBelowEndFirst));
        var hanoi = await Entry("provinces", "01");
        (await _staff.Refused(new EndReferenceItem(hanoi.Id, hanoi.Version, new DateOnly(2026, 12, 31)), Token)).ShouldBe(nameof(ReferenceRules.EntriesBelowEndFirst));
        var goal = await Entry("sdgs", "1");
        await _staff.Do(new EndReferenceItem(goal.Id, goal.Version, new DateOnly(2026, 11, 23)), Token);
        (await Followed()).Knows("sdgs", "1").ShouldBeFalse();
    }

    [Fact]
    public async Task An_added_entry_may_be_chosen_from_its_first_day()
    {
        await _staff.Do(Add("wards", "99999", "01") with { From = new DateOnly(2026, 11, 25) }, Token);
        (await Followed()).Knows("wards", "99999").ShouldBeFalse();
        _exchange.Clock.Advance(TimeSpan.FromDays(1));
        (await Followed()).Knows("wards", "99999").ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_is_in_force_once_and_below_a_parent_in_force()
    {
        (await _staff.Refused(Add("sdgs", "17", null), Token)).ShouldBe(nameof(ReferenceRules.ACodeIsInForceOnce));
        (await _staff.Refused(Add("wards", "99999", "77"), Token)).ShouldBe(nameof(ReferenceRules.AParentIsInForce));
        (await _staff.Refused(Add("fields", "299a", "299a"), Token)).ShouldBe(nameof(ReferenceRules.AParentIsInForce));
        (await _staff.Refused(Add("holidays", "tet", null), Token)).ShouldBe(nameof(ReferenceRules.ACodeOfADayIsItsDate));
    }

    [Fact]
    public async Task Everything_wrong_with_a_form_is_said_at_once()
    {
        var problem = (await _staff.Send(new AddReferenceItem(ReferenceItemId.New(), "no-such-list", "hồ sơ", null, null, new ReferenceForm(" ", null, "", -1, "years 20")), Token)).Problem!;
        problem.Kind.ShouldBe(ProblemKind.Invalid);
        problem.Refusals.Select(r => (r.Member, r.Code)).ShouldBe(
            [("List", nameof(ReferenceRules.AListIsKnown)), ("Code", nameof(ReferenceRules.ACodeHasItsShape)), ("From", "NotNullValidator"), ("NameVi", nameof(ReferenceRules.AnEntryHasAName)), ("Source", nameof(ReferenceRules.AnEntryNamesItsSource)), ("Order", "InclusiveBetweenValidator"), ("Details", "DetailsHaveTheirShape")],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("ba dinh", "Phường Ba Đình")]
    [InlineData("BA ĐÌNH", "Phường Ba Đình")]
    [InlineData("00004", "Phường Ba Đình")]
    public async Task Entries_are_found_by_code_or_name_with_or_without_marks(string text, string name) =>
        (await _staff.Get(new GetReferenceItems("wards", text, ReferenceItemsShown.InForce, 1), Token)).Rows.Items.ShouldContain(i => i.Name.Vi == name);

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        var first = (await _staff.Get(new GetReferenceItems("wards", null, ReferenceItemsShown.InForce, 1), Token)).Rows;
        var last = (await _staff.Get(new GetReferenceItems("wards", null, ReferenceItemsShown.InForce, first.Pages), Token)).Rows;
        (first.Total, first.Items.Count, last.Items.Count).ShouldBe((3_321, 50, 3_321 % 50));
    }

    [Fact]
    public async Task Staff_see_how_many_entries_wait_to_be_compared()
    {
        var before = (await _staff.Get(new GetReferenceLists(), Token)).Single(l => l.List == "fields");
        before.ShouldSatisfyAllConditions(l => l.InForce.ShouldBe(52), l => l.Unconfirmed.ShouldBe(52));
        var first = await Entry("fields", "1");
        await _staff.Do(new ConfirmReferenceItem(first.Id, first.Version), Token);
        (await _staff.Get(new GetReferenceLists(), Token)).Single(l => l.List == "fields").Unconfirmed.ShouldBe(51);
    }

    [Fact]
    public async Task Only_staff_who_manage_the_exchange_keep_lists()
    {
        var officer = await _exchange.Join(_staff.Organisation, Role.Officer);
        var institute = await _exchange.NewPerson(Capability.Supplier);
        var drawing = await Entry("objects", "drawing");
        foreach (var person in (Person[])[officer, institute])
        {
            (await person.Send(new EndReferenceItem(drawing.Id, drawing.Version, new DateOnly(2026, 12, 31)), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
            (await person.Ask(new GetReferenceLists(), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
        }
    }

    private static ReferenceForm Form(string vi, string en) => new(vi, en, "Quyết định thử nghiệm", 1, null);

    private static AddReferenceItem Add(string list, string code, string? parent) => new(ReferenceItemId.New(), list, code, parent, new DateOnly(2026, 11, 24), Form("Mục mới", "New entry"));

    private Task<ReferenceItem> Entry(string list, string code) =>
        _exchange.InDatabase((db, token) => db.ReferenceItems.AsNoTracking().SingleAsync(i => i.List == list && i.Code == code, token), Token);

    private async Task<ReferenceLists> Followed()
    {
        await _exchange.Services.GetRequiredService<ReferenceFollower>().CatchUp(Token);
        return _exchange.Services.GetRequiredService<ReferenceLists>();
    }
}
