using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Matching;

public readonly record struct MatchLookId(Guid Value) : ITypedId
{
    public static MatchLookId New() => new(Guid.CreateVersion7());
}

/// <summary>Somebody wants suggestions for one of their things looked for again, without having changed it.</summary>
public sealed class MatchLook : Root<MatchLookId>
{
    private MatchLook(MatchLookId id, MemberId by, DateTime now) => (Id, AskedBy, AskedAt) = (id, by, now);

    private MatchLook()
    {
    }

    /// <summary>The demand that listings are looked for; null when it is the other way round.</summary>
    public DemandId? Demand { get; private set; }

    /// <summary>The listing that demands are looked for.</summary>
    public ListingId? Listing { get; private set; }

    public MemberId AskedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; private set; }

    public DateTime? DoneAt { get; private set; }

    public static MatchLook ForDemands(MatchLookId id, ListingId listing, MemberId by, DateTime now) => new(id, by, now) { Listing = listing };

    public static MatchLook ForListings(MatchLookId id, DemandId demand, MemberId by, DateTime now) => new(id, by, now) { Demand = demand };

    /// <summary>It was looked.</summary>
    public void Finish(DateTime now) => DoneAt ??= now;
}
