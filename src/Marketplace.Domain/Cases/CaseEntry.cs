using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Cases;

public readonly record struct CaseEntryId(Guid Value) : ITypedId
{
    public static CaseEntryId New() => new(Guid.CreateVersion7());
}

/// <summary>One step of a case. Nothing of it is ever changed.</summary>
public sealed class CaseEntry : Part
{
    internal CaseEntry(CaseDeed deed, string? text, CaseOutcome? outcome, MemberId? by, DateTime at)
    {
        Id = CaseEntryId.New();
        Deed = deed;
        Text = text;
        Outcome = outcome;
        By = by;
        At = at;
    }

    private CaseEntry()
    {
    }

    public CaseEntryId Id { get; private set; }

    public CaseDeed Deed { get; private set; }

    /// <summary>In its writer's words.</summary>
    public string? Text { get; private set; }

    public CaseOutcome? Outcome { get; private set; }

    /// <summary>Null for the reporter, who needs no account.</summary>
    public MemberId? By { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}

public enum CaseDeed
{
    Reported,
    TakedownRequested,
    HearingOpened,
    ReporterAdded,
    OrganisationAnswered,
    Decided,
    ReporterAppealed,
    OrganisationAppealed,
    AppealDecided,
}

/// <summary>What a decision says.</summary>
public enum CaseOutcome
{
    /// <summary>There is no violation.</summary>
    Dismissed,

    /// <summary>There is one, and it is mended otherwise than by hiding what was reported.</summary>
    Upheld,

    /// <summary>It is hidden until it is mended.</summary>
    Suspended,

    /// <summary>It is hidden for good.</summary>
    Removed,
}
