using Marketplace.Domain.Common;

namespace Marketplace.Domain.Listings;

public readonly record struct ListingId(Guid Value) : ITypedId
{
    public static ListingId New() => new(Guid.CreateVersion7());
}

public readonly record struct RevisionId(Guid Value) : ITypedId
{
    public static RevisionId New() => new(Guid.CreateVersion7());
}
