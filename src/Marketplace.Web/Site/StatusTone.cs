using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Disclosures;
using Marketplace.Web.Components.Shared;

namespace Marketplace.Web.Site;

/// <summary>The badge's colour of a status.</summary>
internal static class StatusTone
{
    public static Tone Of(RevisionStatus status) => status switch
    {
        RevisionStatus.Approved => Tone.Good,
        RevisionStatus.ChangesRequested => Tone.Warm,
        RevisionStatus.Refused => Tone.Alert,
        RevisionStatus.Submitted => Tone.Calm,
        _ => Tone.Neutral,
    };

    public static Tone Of(ProposalState state) => state switch
    {
        ProposalState.Waiting => Tone.Calm,
        ProposalState.Accepted => Tone.Good,
        ProposalState.Declined => Tone.Alert,
        _ => Tone.Neutral,
    };

    public static Tone Of(DisclosureState state) => state switch
    {
        DisclosureState.AwaitsRepresentative or DisclosureState.Waiting => Tone.Calm,
        DisclosureState.Granted => Tone.Good,
        DisclosureState.Declined or DisclosureState.Revoked => Tone.Alert,
        _ => Tone.Neutral,
    };

    public static Tone Of(DealStatus status) => status switch
    {
        DealStatus.InEffect or DealStatus.Completed or DealStatus.Signed => Tone.Good,
        DealStatus.Drafting or DealStatus.AwaitingSignatures or DealStatus.RegistrationPending => Tone.Warm,
        DealStatus.Terminated => Tone.Alert,
        _ => Tone.Neutral,
    };
}
