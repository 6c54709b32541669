using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Organisations;

public readonly record struct VerificationId(Guid Value) : ITypedId
{
    public static VerificationId New() => new(Guid.CreateVersion7());
}

/// <summary>What staff decided when they compared an organisation with its papers.</summary>
public sealed class Verification : Part
{
    internal Verification(VerificationOutcome outcome, Evidence? evidence, string? reason, MemberId by, DateTime now)
    {
        Id = VerificationId.New();
        Outcome = outcome;
        Evidence = evidence;
        Reason = reason?.Trim();
        By = by;
        At = now;
    }

    private Verification()
    {
    }

    public VerificationId Id { get; private set; }

    public VerificationOutcome Outcome { get; private set; }

    /// <summary>Of a verified organisation.</summary>
    public Evidence? Evidence { get; private set; }

    /// <summary>Of one that is asked for more, or refused.</summary>
    public string? Reason { get; private set; }

    public MemberId By { get; private set; }

    public DateTime At { get; private set; }
}

public enum VerificationOutcome
{
    Verified,
    MoreAsked,
    Refused,
}
