using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;

namespace Marketplace.Web.Site;

/// <summary>The badge's colour of a status.</summary>
internal static class StatusTone
{
    public static string Of(RevisionStatus status) => status switch
    {
        RevisionStatus.Approved => "good",
        RevisionStatus.ChangesRequested => "warm",
        RevisionStatus.Refused => "alert",
        RevisionStatus.Submitted => "calm",
        _ => "",
    };

    public static string Of(DealStatus status) => status switch
    {
        DealStatus.InEffect or DealStatus.Completed or DealStatus.Signed => "good",
        DealStatus.Drafting or DealStatus.AwaitingSignatures or DealStatus.RegistrationPending => "warm",
        DealStatus.Terminated => "alert",
        _ => "",
    };
}
