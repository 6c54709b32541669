using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.ReferenceData;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.ReferenceData;

public sealed class ReferenceItemTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly MemberId Staff = MemberId.New();
    private static readonly ReferenceWording Law = new(new Bilingual("Bản vẽ", "Drawing"), "Luật 07/2017/QH14, điều 4", ReferenceWording.NoDetails);

    [Fact]
    public void An_added_entry_waits_to_be_compared_with_its_source_and_tells_who_added_it()
    {
        var item = Added();
        item.IsConfirmed.ShouldBeFalse();
        item.Edits.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            e => e.Deed.ShouldBe(ReferenceDeed.Added),
            e => e.By.ShouldBe(Staff),
            e => e.At.ShouldBe(Now));
    }

    [Theory]
    [InlineData("drawing", true)]
    [InlineData("A01B 1/00", false)]
    [InlineData("A01B-1/00", true)]
    [InlineData("hồ sơ", false)]
    [InlineData("", false)]
    public void A_code_has_its_shape(string code, bool isTaken) => Refuses(() => Added(code: code), isTaken ? null : ReferenceRules.ACodeHasItsShape);

    [Theory]
    [InlineData("2026-09-02", true)]
    [InlineData("2026-9-2", false)]
    [InlineData("2026-02-30", false)]
    public void A_code_of_a_day_is_its_date(string code, bool isTaken) =>
        Refuses(() => Added(ReferenceListNames.Holidays, code), isTaken ? null : ReferenceRules.ACodeOfADayIsItsDate);

    [Fact]
    public void An_entry_has_a_name() => Refuses(() => Added(wording: Law with { Name = Bilingual.None }), ReferenceRules.AnEntryHasAName);

    [Fact]
    public void An_entry_names_its_source() => Refuses(() => Added(wording: Law with { Source = " " }), ReferenceRules.AnEntryNamesItsSource);

    [Fact]
    public void A_correction_keeps_what_stood_there_and_is_to_be_confirmed_again()
    {
        var item = Added();
        item.Confirm(Staff, Now);
        var corrected = Law with { Name = new Bilingual("Bản vẽ kỹ thuật", "Technical drawing") };
        item.Correct(corrected, order: 1, Staff, Now.AddHours(1));
        item.Wording.ShouldBe(corrected);
        item.IsConfirmed.ShouldBeFalse();
        item.Edits[^1].Before.ShouldBe(Law);
    }

    [Fact]
    public void An_entry_that_only_moved_in_its_list_stays_confirmed()
    {
        var item = Added();
        item.Confirm(Staff, Now);
        item.Correct(Law, order: 7, Staff, Now);
        item.ShouldSatisfyAllConditions(i => i.Order.ShouldBe(7), i => i.IsConfirmed.ShouldBeTrue());
    }

    [Fact]
    public void A_correction_changes_something() => Refuses(() => Added().Correct(Law, order: 1, Staff, Now), ReferenceRules.ACorrectionChangesSomething);

    [Fact]
    public void A_changed_detail_is_a_change()
    {
        var item = Added();
        item.Correct(Law with { Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["years"] = "20" } }, order: 1, Staff, Now);
        item.Details["years"].ShouldBe("20");
    }

    [Fact]
    public void An_entry_is_confirmed_once()
    {
        var item = Added();
        item.Confirm(Staff, Now);
        Refuses(() => item.Confirm(Staff, Now), ReferenceRules.AnEntryIsConfirmedOnce);
    }

    [Fact]
    public void An_entry_is_in_force_from_its_first_day_to_its_last()
    {
        var item = Added();
        item.End(new DateOnly(2026, 6, 30), Staff, Now);
        item.IsInForce(First.AddDays(-1)).ShouldBeFalse();
        item.IsInForce(First).ShouldBeTrue();
        item.IsInForce(new DateOnly(2026, 6, 30)).ShouldBeTrue();
        item.IsInForce(new DateOnly(2026, 7, 1)).ShouldBeFalse();
    }

    [Fact]
    public void An_entry_ends_once()
    {
        var item = Added();
        item.End(First, Staff, Now);
        Refuses(() => item.End(First.AddDays(1), Staff, Now), ReferenceRules.AnEntryEndsOnce);
        Refuses(() => item.Succeed(ReferenceItemId.New(), Law, First.AddDays(9), Staff, Now), ReferenceRules.AnEntryEndsOnce);
    }

    [Fact]
    public void An_entry_ends_after_it_begins() => Refuses(() => Added().End(First.AddDays(-1), Staff, Now), ReferenceRules.AnEntryEndsAfterItBegins);

    [Fact]
    public void A_successor_takes_over_on_its_day_under_the_same_code()
    {
        var item = Added();
        var from = new DateOnly(2026, 4, 1);
        var successor = item.Succeed(ReferenceItemId.New(), Law with { Name = new Bilingual("Bản vẽ, sơ đồ") }, from, Staff, Now);
        item.EffectiveTo.ShouldBe(from.AddDays(-1));
        item.NameVi.ShouldBe("Bản vẽ");
        successor.ShouldSatisfyAllConditions(
            s => s.Code.ShouldBe(item.Code),
            s => s.EffectiveFrom.ShouldBe(from),
            s => s.NameVi.ShouldBe("Bản vẽ, sơ đồ"),
            s => s.IsConfirmed.ShouldBeFalse());
    }

    [Fact]
    public void A_successor_begins_later() => Refuses(() => Added().Succeed(ReferenceItemId.New(), Law, First, Staff, Now), ReferenceRules.ASuccessorBeginsLater);

    [Fact]
    public void A_name_that_is_missing_in_a_language_is_read_in_the_other() =>
        Added(wording: Law with { Name = new Bilingual(null, "Harvesting; mowing") }).NameIn(Language.Vi).ShouldBe("Harvesting; mowing");

    private static ReferenceItem Added(string list = "objects", string code = "drawing", ReferenceWording? wording = null) =>
        ReferenceItem.Add(ReferenceItemId.New(), list, code, parent: null, wording ?? Law, order: 1, First, Staff, Now);

    private static void Refuses(Action act, Rule? rule)
    {
        if (rule is null)
        {
            act.ShouldNotThrow();
        }
        else
        {
            act.ShouldThrow<RuleBroken>().Rule.ShouldBe(rule);
        }
    }
}
