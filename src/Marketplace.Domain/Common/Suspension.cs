using Marketplace.Domain.Members;

namespace Marketplace.Domain.Common;

public readonly record struct SuspensionId(Guid Value) : ITypedId
{
    public static SuspensionId New() => new(Guid.CreateVersion7());
}

/// <summary>Why something is hidden from the public, and by what it is held so: it is shown again when nothing holds it any more.</summary>
public abstract class Suspension : Part
{
    private protected Suspension(Guid holder, string reason, MemberId? by, DateTime at)
    {
        Id = SuspensionId.New();
        Holder = holder;
        Reason = reason.Trim();
        By = by;
        At = at;
    }

    private protected Suspension()
    {
    }

    public SuspensionId Id { get; private set; }

    /// <summary>The case that decided it, or the suspension itself when staff decided without one.</summary>
    public Guid Holder { get; private set; }

    /// <summary>Who of the staff; null when a case says so.</summary>
    public MemberId? By { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public bool IsLifted { get; private set; }

    public MemberId? LiftedBy { get; private set; }

    public DateTime? LiftedAt { get; private set; }

    internal void Lift(MemberId? by, DateTime? at) => (IsLifted, LiftedBy, LiftedAt) = (true, by, at);
}

/// <summary>All that hides one thing, and ever did.</summary>
internal static class Suspensions
{
    public static bool AnyHolds<TSuspension>(this List<TSuspension> suspensions)
        where TSuspension : Suspension => suspensions.Exists(s => !s.IsLifted);

    public static void Hold<TSuspension>(this List<TSuspension> suspensions, TSuspension next)
        where TSuspension : Suspension
    {
        SuspensionRules.ASuspensionHasAReason.Require(next.Reason.Length > 0);
        SuspensionRules.NothingIsHiddenTwiceForOneReason.Require(!suspensions.Exists(s => !s.IsLifted && (s.Holder == next.Holder || (s.By is not null && next.By is not null))));
        suspensions.Add(next);
    }

    public static void Lift<TSuspension>(this List<TSuspension> suspensions, Guid holder, MemberId? by, DateTime? now)
        where TSuspension : Suspension
    {
        var suspension = suspensions.Find(s => s.Holder == holder && !s.IsLifted);
        SuspensionRules.OnlyWhatIsHiddenIsShownAgain.Require(suspension is not null);
        suspension.Lift(by, now);
    }
}
