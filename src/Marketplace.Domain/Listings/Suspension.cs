using Marketplace.Domain.Common;

namespace Marketplace.Domain.Listings;

public readonly record struct SuspensionId(Guid Value) : ITypedId
{
    public static SuspensionId New() => new(Guid.CreateVersion7());
}

/// <summary>Why a listing is hidden from the public, and by what it is held so: it is shown again when nothing holds it any more.</summary>
public sealed class Suspension : Part
{
    internal Suspension(Guid holder, string reason, DateTime at)
    {
        Id = SuspensionId.New();
        Holder = holder;
        Reason = reason;
        At = at;
    }

    private Suspension()
    {
    }

    public SuspensionId Id { get; private set; }

    /// <summary>The case that decided it.</summary>
    public Guid Holder { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public bool IsLifted { get; private set; }

    internal void Lift() => IsLifted = true;
}
