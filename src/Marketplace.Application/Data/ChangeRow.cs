namespace Marketplace.Application.Data;

/// <summary>
/// A root that was changed, written in the same transaction: the search index follows these rows, and open pages learn of them.
/// It says what changed, never its content; readers ask again and are checked again.
/// </summary>
public sealed class ChangeRow
{
    /// <summary>Whoever has not followed for longer begins anew.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Follows commits, see <see cref="MarketplaceDb.ChangesAfter"/>.</summary>
    public long Position { get; private set; }

    /// <summary>The root's name: Listing, Negotiation …</summary>
    public required string Topic { get; init; }

    public required Guid Subject { get; init; }

    public required int Version { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
