using Marketplace.Domain.Common;

namespace Marketplace.Web.Site;

/// <summary>The badge's colour of a revision's status.</summary>
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
}
