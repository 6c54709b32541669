using Marketplace.Domain.Common;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

public readonly record struct AcceptanceId(Guid Value) : ITypedId
{
    public static AcceptanceId New() => new(Guid.CreateVersion7());
}

/// <summary>A person accepted a version of a policy.</summary>
public sealed class Acceptance : Part
{
    internal Acceptance(PolicyId policy, DateTime at)
    {
        Id = AcceptanceId.New();
        Policy = policy;
        At = at;
    }

    private Acceptance()
    {
    }

    public AcceptanceId Id { get; private set; }

    public PolicyId Policy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}
