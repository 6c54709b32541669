using Marketplace.Domain.Common;

namespace Marketplace.Domain.Policies;

public readonly record struct PolicyId(Guid Value) : ITypedId
{
    public static PolicyId New() => new(Guid.CreateVersion7());
}
