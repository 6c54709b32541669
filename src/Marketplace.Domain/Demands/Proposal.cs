using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Demands;

public readonly record struct ProposalId(Guid Value) : ITypedId
{
    public static ProposalId New() => new(Guid.CreateVersion7());
}

/// <summary>Đề xuất giải pháp: a supplier's answer to a demand, which the asker accepts, or declines with a reason.</summary>
public sealed class Proposal : Root<ProposalId>
{
    /// <summary>Working days to answer a proposal.</summary>
    public const int DaysToAnswer = 5;

    private Proposal()
    {
    }

    public DemandId Demand { get; private set; }

    public OrganisationId Organisation { get; private set; }

    /// <summary>The technology that it proposes; null when the supplier has no listing for it.</summary>
    public ListingId? Listing { get; private set; }

    public string Message { get; private set; } = "";

    public PriceIdea Price { get; private set; } = PriceIdea.None;

    public ProposalState State { get; private set; }

    public bool IsDemo { get; private set; }

    public MemberId SentBy { get; private set; }

    public DateTime SentAt { get; private set; }

    public DateTime DueAt { get; private set; }

    public MemberId? AnsweredBy { get; private set; }

    /// <summary>When it was accepted, declined or withdrawn, or lapsed.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Code of the reference list of reasons to decline.</summary>
    public string? Reason { get; private set; }

    public string? ReasonText { get; private set; }

    /// <summary>The room that its acceptance opened, or found open.</summary>
    public NegotiationId? Negotiation { get; private set; }

    /// <param name="isInvited">The asker has invited the supplier.</param>
    public static Proposal Send(
        ProposalId id, Demand demand, OrganisationId organisation, bool isInvited, Listing? listing, string message, PriceIdea price, MemberId by, bool isDemo, VietnamCalendar calendar, DateTime now)
    {
        ProposalRules.NobodyAnswersTheirOwnDemand.Require(demand.Organisation != organisation);
        ProposalRules.OnlyOpenDemandsTakeProposals.Require(demand.Status == DemandStatus.Open);
        ProposalRules.NoProposalAfterTheDeadline.Require(demand.ProposalsUntil is null || demand.ProposalsUntil >= VietnamCalendar.DateOf(now));
        ProposalRules.OnlyTheInvitedPropose.Require(isInvited || demand.Public is not { Content.IsForInvited: true });
        ProposalRules.AProposalNamesAPublishedListing.Require(listing is null || (listing.Organisation == organisation && listing.TakesEnquiries));
        ProposalRules.AProposalSaysHowItSolves.Require(!string.IsNullOrWhiteSpace(message));
        price.Check();
        var proposal = new Proposal
        {
            Id = id,
            Demand = demand.Id,
            Organisation = organisation,
            Listing = listing?.Id,
            Message = message.Trim(),
            Price = price,
            IsDemo = isDemo,
            SentBy = by,
            SentAt = now,
            DueAt = calendar.After(now, DaysToAnswer),
        };
        proposal.Happened(new ProposalSent(id));
        return proposal;
    }

    /// <param name="room">Where both go on about the listing; null without one.</param>
    public void Accept(NegotiationId? room, MemberId by, DateTime now)
    {
        Negotiation = room;
        Answer(ProposalState.Accepted, by, now);
        Happened(new ProposalAccepted(Id));
    }

    /// <param name="reason">Code of the reference list; "other" needs a text.</param>
    public void Decline(string? reason, string? text, MemberId by, DateTime now)
    {
        ProposalRules.ADeclineGivesAReason.Require(!string.IsNullOrEmpty(reason));
        ProposalRules.AnotherReasonIsExplained.Require(reason != ProposalRules.OtherReason || !string.IsNullOrWhiteSpace(text));
        Answer(ProposalState.Declined, by, now);
        (Reason, ReasonText) = (reason, string.IsNullOrWhiteSpace(text) ? null : text.Trim());
        Happened(new ProposalDeclined(Id));
    }

    public void Withdraw(DateTime now)
    {
        Answer(ProposalState.Withdrawn, by: null, now);
        Happened(new ProposalWithdrawn(Id));
    }

    /// <summary>The demand ended before the asker answered.</summary>
    public void Lapse(DateTime now)
    {
        Answer(ProposalState.Lapsed, by: null, now);
        Happened(new ProposalLapsed(Id));
    }

    private void Answer(ProposalState state, MemberId? by, DateTime now)
    {
        ProposalRules.OnlyAWaitingProposalIsAnswered.Require(State == ProposalState.Waiting);
        (State, AnsweredBy, AnsweredAt) = (state, by, now);
    }
}

public enum ProposalState
{
    Waiting,
    Accepted,
    Declined,
    Withdrawn,

    /// <summary>The demand was closed or withdrawn first.</summary>
    Lapsed,
}
