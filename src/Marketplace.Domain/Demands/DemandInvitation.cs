using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Demands;

public readonly record struct DemandInvitationId(Guid Value) : ITypedId
{
    public static DemandInvitationId New() => new(Guid.CreateVersion7());
}

/// <summary>Lời mời đề xuất: an asker invites a supplier to answer a demand. It is sent once the public can read the demand.</summary>
public sealed class DemandInvitation : Root<DemandInvitationId>
{
    private DemandInvitation()
    {
    }

    public DemandId Demand { get; private set; }

    /// <summary>The invited supplier.</summary>
    public OrganisationId Organisation { get; private set; }

    public DemandInvitationState State { get; private set; }

    public MemberId InvitedBy { get; private set; }

    public DateTime InvitedAt { get; private set; }

    /// <summary>UTC; null while the demand is not public yet.</summary>
    public DateTime? SentAt { get; private set; }

    public DateTime? DeclinedAt { get; private set; }

    /// <summary>Code of the reference list of reasons to decline.</summary>
    public string? Reason { get; private set; }

    public string? ReasonText { get; private set; }

    /// <param name="others">How many suppliers are invited to the demand already.</param>
    public static DemandInvitation Invite(DemandInvitationId id, Demand demand, Organisation supplier, int others, MemberId by, DateTime now)
    {
        DemandInvitationRules.OnlyLiveDemandsInvite.Require(demand.Status is DemandStatus.Draft or DemandStatus.Open);
        DemandInvitationRules.NobodyInvitesThemselves.Require(demand.Organisation != supplier.Id);
        DemandInvitationRules.OnlyVerifiedSuppliersAreInvited.Require(supplier.IsVerified && supplier.Capabilities.HasFlag(Capability.Supplier));
        DemandInvitationRules.AFewSuppliersAreInvited.Require(others < DemandInvitationRules.Most, DemandInvitationRules.Most);
        var invitation = new DemandInvitation { Id = id, Demand = demand.Id, Organisation = supplier.Id, InvitedBy = by, InvitedAt = now };
        if (demand.IsPublic)
        {
            invitation.Send(now);
        }

        return invitation;
    }

    /// <summary>The supplier learns of it.</summary>
    public void Send(DateTime now)
    {
        DemandInvitationRules.AnInvitationIsSentOnce.Require(State == DemandInvitationState.Prepared);
        (State, SentAt) = (DemandInvitationState.Sent, now);
        Happened(new DemandInvitationSent(Id));
    }

    /// <param name="reason">Code of the reference list; "other" needs a text.</param>
    public void Decline(string? reason, string? text, DateTime now)
    {
        DemandInvitationRules.OnlyASentInvitationIsDeclined.Require(State == DemandInvitationState.Sent);
        ProposalRules.ADeclineGivesAReason.Require(!string.IsNullOrEmpty(reason));
        ProposalRules.AnotherReasonIsExplained.Require(reason != ProposalRules.OtherReason || !string.IsNullOrWhiteSpace(text));
        (State, DeclinedAt, Reason, ReasonText) = (DemandInvitationState.Declined, now, reason, string.IsNullOrWhiteSpace(text) ? null : text.Trim());
        Happened(new DemandInvitationDeclined(Id));
    }

    /// <summary>The asker no longer asks this supplier.</summary>
    public void TakeBack()
    {
        DemandInvitationRules.OnlyAnOpenInvitationIsTakenBack.Require(State is DemandInvitationState.Prepared or DemandInvitationState.Sent);
        State = DemandInvitationState.TakenBack;
    }
}

public enum DemandInvitationState
{
    /// <summary>The demand is not public yet.</summary>
    Prepared,
    Sent,
    Declined,
    TakenBack,
}
