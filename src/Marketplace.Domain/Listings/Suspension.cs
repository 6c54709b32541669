using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Listings;

public readonly record struct SuspensionId(Guid Value) : ITypedId
{
    public static SuspensionId New() => new(Guid.CreateVersion7());
}

/// <summary>Why a listing is hidden from the public, and by what it is held so: it is shown again when nothing holds it any more.</summary>
public sealed class Suspension : Part
{
    internal Suspension(Guid holder, string reason, MemberId? by, DateTime at)
    {
        Id = SuspensionId.New();
        Holder = holder;
        Reason = reason;
        By = by;
        At = at;
    }

    private Suspension()
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
