using Marketplace.Domain.Common;

namespace Marketplace.Domain.Matching;

public readonly record struct MatchId(Guid Value) : ITypedId
{
    public static MatchId New() => new(Guid.CreateVersion7());
}

/// <summary>One wish to have suggestions looked for again; made when the page is rendered.</summary>
public readonly record struct MatchLookId(Guid Value) : ITypedId
{
    public static MatchLookId New() => new(Guid.CreateVersion7());
}
