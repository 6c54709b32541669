using Marketplace.Domain.Common;

namespace Marketplace.Domain.ReferenceData;

/// <summary>One loading of a table into a list.</summary>
public readonly record struct ReferenceLoadId(Guid Value) : ITypedId
{
    public static ReferenceLoadId New() => new(Guid.CreateVersion7());
}
