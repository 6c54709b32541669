using Marketplace.Domain.Common;

namespace Marketplace.Domain.ReferenceData;

public readonly record struct ReferenceItemId(Guid Value) : ITypedId
{
    public static ReferenceItemId New() => new(Guid.CreateVersion7());
}
