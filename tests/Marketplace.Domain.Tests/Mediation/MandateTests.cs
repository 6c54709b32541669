using Marketplace.Domain.Common;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Tests.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Mediation;

public sealed class MandateTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly MandateConditions Conditions = new("Thương lượng giá", "1,5 %", FeePayer.Both, "Ký hợp đồng", 12, "Không có", new DateOnly(2026, 11, 24), new DateOnly(2027, 11, 23));
    private readonly Negotiation _room = Negotiation.Open(NegotiationId.New(), GrantedRightTests.Published(), OrganisationId.New(), isDemo: false, Now);

    [Fact]
    public void One_sides_mandate_is_active_at_once_and_one_for_both_waits()
    {
        Give().Status.ShouldBe(MandateStatus.Active);
        Give(forBoth: true).Status.ShouldBe(MandateStatus.Proposed);
    }

    [Fact]
    public void A_mandate_that_cannot_stand_is_refused_by_name()
    {
        Refusal(() => Mandate.Give(MandateId.New(), _room, Side.Recipient, _room.Supplier, false, Conditions, Now)).ShouldBe(MandateRules.ABrokerIsNoParty);
        Refusal(() => Give(conditions: Conditions with { EndsOn = new DateOnly(2026, 11, 23) })).ShouldBe(MandateRules.AMandateEndsAfterItStarts);
        Refusal(() => Give(conditions: Conditions with { ConflictStatement = " " })).ShouldBe(MandateRules.AConflictStatementIsGiven);
        _room.End(Side.Supplier, "Thôi", Now);
        Refusal(() => Give()).ShouldBe(NegotiationRules.AnOpenNegotiationIsNeeded);
    }

    [Fact]
    public void Only_the_other_side_answers_and_only_once()
    {
        var mandate = Give(forBoth: true);
        Refusal(() => mandate.Accept(Side.Recipient, Now)).ShouldBe(MandateRules.OnlyTheOtherSideAnswersAMandate);
        mandate.Accept(Side.Supplier, Now);
        Refusal(() => mandate.Decline(Side.Supplier, Now)).ShouldBe(MandateRules.OnlyTheOtherSideAnswersAMandate);
    }

    [Fact]
    public void It_is_ended_by_those_it_binds()
    {
        Refusal(() => Give().End(Side.Supplier, Now)).ShouldBe(MandateRules.OnlyThoseItBindsEndAMandate);
        Should.NotThrow(() => Give().End(Side.Recipient, Now));
        Should.NotThrow(() => Give().End(side: null, Now));
        var both = Give(forBoth: true);
        Refusal(() => both.End(Side.Supplier, Now)).ShouldBe(MandateRules.OnlyThoseItBindsEndAMandate);
        both.Accept(Side.Supplier, Now);
        both.End(Side.Supplier, Now);
        Refusal(() => both.End(Side.Recipient, Now)).ShouldBe(MandateRules.OnlyALiveMandateEnds);
    }

    [Theory]
    [InlineData("2026-11-23", false)]
    [InlineData("2026-11-24", true)]
    [InlineData("2027-11-23", true)]
    [InlineData("2027-11-24", false)]
    public void It_opens_the_negotiation_from_its_first_to_its_last_day(string day, bool open) =>
        Give().IsOpenOn(DateOnly.ParseExact(day, "yyyy-MM-dd")).ShouldBe(open);

    [Fact]
    public void Notes_are_written_while_it_is_open_and_say_something()
    {
        var mandate = Give();
        mandate.Note(MandateNoteId.New(), MemberId.New(), " Đã gặp hai bên. ", isPrivate: false, Now);
        mandate.Notes.ShouldHaveSingleItem().Text.ShouldBe("Đã gặp hai bên.");
        Refusal(() => mandate.Note(MandateNoteId.New(), MemberId.New(), " ", isPrivate: true, Now)).ShouldBe(MandateRules.ANoteSaysSomething);
        Refusal(() => mandate.Note(MandateNoteId.New(), MemberId.New(), "Muộn", isPrivate: true, Now.AddYears(2))).ShouldBe(MandateRules.OnlyALiveMandateTakesNotes);
        Refusal(() => Give(forBoth: true).Note(MandateNoteId.New(), MemberId.New(), "Sớm", isPrivate: true, Now)).ShouldBe(MandateRules.OnlyALiveMandateTakesNotes);
    }

    private static Rule Refusal(Action deed) => Should.Throw<RuleBroken>(deed).Rule;

    private Mandate Give(bool forBoth = false, MandateConditions? conditions = null) =>
        Mandate.Give(MandateId.New(), _room, Side.Recipient, OrganisationId.New(), forBoth, conditions ?? Conditions, Now);
}
