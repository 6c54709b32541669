using Marketplace.Domain.Common;

namespace Marketplace.Domain.SavedItems;

public readonly record struct SavedItemId(Guid Value) : ITypedId
{
    public static SavedItemId New() => new(Guid.CreateVersion7());
}
