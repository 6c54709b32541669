using Marketplace.Domain.Common;

namespace Marketplace.Domain.Listings;

public readonly record struct TableImportId(Guid Value) : ITypedId
{
    public static TableImportId New() => new(Guid.CreateVersion7());
}
