using Marketplace.Domain.Common;

namespace Marketplace.Domain.Matching;

public readonly record struct MatchId(Guid Value) : ITypedId
{
    public static MatchId New() => new(Guid.CreateVersion7());
}
