using Marketplace.Domain.Common;

namespace Marketplace.Domain.Terminology;

public readonly record struct ConceptId(Guid Value) : ITypedId
{
    public static ConceptId New() => new(Guid.CreateVersion7());
}
