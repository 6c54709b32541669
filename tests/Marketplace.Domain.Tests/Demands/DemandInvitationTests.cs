using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Demands;

public sealed class DemandInvitationTests
{
    private static readonly DateTime Now = new(2026, 11, 25, 3, 0, 0, DateTimeKind.Utc);
    private static readonly MemberId Person = MemberId.New();
    private readonly Demand _draft = Demand.Draft(DemandId.New(), DemandRevisionId.New(), OrganisationId.New(), DemandContent.Empty with { Title = new Bilingual("Khử mùi"), Problem = new Bilingual("Mùi"), Result = new Bilingual("Hết mùi"), Field = "405" }, isDemo: false, Now);

    [Fact]
    public void An_invitation_to_a_draft_waits_and_one_to_an_open_demand_is_sent()
    {
        var prepared = Invite(_draft);
        (prepared.State, prepared.SentAt).ShouldBe((DemandInvitationState.Prepared, null));
        prepared.TakeEvents().ShouldBeEmpty();

        var sent = Invite(Opened());
        (sent.State, sent.SentAt).ShouldBe((DemandInvitationState.Sent, Now));
        sent.TakeEvents().OfType<DemandInvitationSent>().ShouldHaveSingleItem();
    }

    [Fact]
    public void An_invitation_is_sent_once()
    {
        var invitation = Invite(_draft);
        invitation.Send(Now);
        Refusal(() => invitation.Send(Now)).ShouldBe(DemandInvitationRules.AnInvitationIsSentOnce);
    }

    [Fact]
    public void Only_a_few_verified_suppliers_other_than_the_asker_are_invited_to_a_live_demand()
    {
        Refusal(() => Invite(_draft, others: DemandInvitationRules.Most)).ShouldBe(DemandInvitationRules.AFewSuppliersAreInvited);
        Refusal(() => Invite(_draft, Supplier(isVerified: false))).ShouldBe(DemandInvitationRules.OnlyVerifiedSuppliersAreInvited);
        Refusal(() => Invite(_draft, Supplier(Capability.Recipient))).ShouldBe(DemandInvitationRules.OnlyVerifiedSuppliersAreInvited);
        var own = Supplier();
        var demand = Demand.Draft(DemandId.New(), DemandRevisionId.New(), own.Id, DemandContent.Empty, isDemo: false, Now);
        Refusal(() => Invite(demand, own)).ShouldBe(DemandInvitationRules.NobodyInvitesThemselves);
        _draft.Withdraw();
        Refusal(() => Invite(_draft)).ShouldBe(DemandInvitationRules.OnlyLiveDemandsInvite);
    }

    [Fact]
    public void An_invitation_is_declined_once_with_a_reason()
    {
        var prepared = Invite(_draft);
        Refusal(() => prepared.Decline("capacity", null, Now)).ShouldBe(DemandInvitationRules.OnlyASentInvitationIsDeclined);
        var invitation = Invite(Opened());
        Refusal(() => invitation.Decline(null, null, Now)).ShouldBe(ProposalRules.ADeclineGivesAReason);
        Refusal(() => invitation.Decline(ProposalRules.OtherReason, " ", Now)).ShouldBe(ProposalRules.AnotherReasonIsExplained);
        invitation.Decline(ProposalRules.OtherReason, " Đang bận ", Now);

        (invitation.State, invitation.Reason, invitation.ReasonText, invitation.DeclinedAt).ShouldBe((DemandInvitationState.Declined, ProposalRules.OtherReason, "Đang bận", Now));
        Refusal(() => invitation.Decline("capacity", null, Now)).ShouldBe(DemandInvitationRules.OnlyASentInvitationIsDeclined);
    }

    [Fact]
    public void An_answered_invitation_is_not_taken_back()
    {
        var open = Invite(Opened());
        open.TakeBack();
        open.State.ShouldBe(DemandInvitationState.TakenBack);
        var declined = Invite(Opened());
        declined.Decline("capacity", null, Now);
        Refusal(declined.TakeBack).ShouldBe(DemandInvitationRules.OnlyAnOpenInvitationIsTakenBack);
    }

    private static Rule Refusal(Action deed) => Should.Throw<RuleBroken>(deed).Rule;

    private static DemandInvitation Invite(Demand demand, Organisation? supplier = null, int others = 0) =>
        DemandInvitation.Invite(DemandInvitationId.New(), demand, supplier ?? Supplier(), others, Person, Now);

    private static Organisation Supplier(Capability capability = Capability.Supplier, bool isVerified = true)
    {
        var organisation = new Organisation(
            OrganisationId.New(), "TC-1", "0101234567", new OrganisationProfile { Name = new Bilingual("Viện"), LegalKind = "institute" }, capability, isDemo: false, Now);
        if (isVerified)
        {
            organisation.Verify(Now);
        }

        return organisation;
    }

    private Demand Opened()
    {
        if (_draft.Status == DemandStatus.Draft)
        {
            _draft.Submit(Now);
            _draft.Approve(_draft.Latest.Id, Person, Now);
        }

        return _draft;
    }
}
