using Marketplace.Domain.Common;

namespace Marketplace.Domain.Cases;

public readonly record struct CaseId(Guid Value) : ITypedId
{
    public static CaseId New() => new(Guid.CreateVersion7());
}
