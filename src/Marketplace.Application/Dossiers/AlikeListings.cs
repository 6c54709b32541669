using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Dossiers;

/// <summary>A public listing whose words are much like another one's: perhaps the same technology.</summary>
/// <param name="Percent">How much they have in common.</param>
public sealed record AlikeListing(string Code, Bilingual Title, Bilingual Organisation, int Percent);

/// <summary>Looks for likely duplicates: the index finds candidates, their words decide.</summary>
internal sealed class AlikeListings(MarketplaceDb db, ISearchIndex index)
{
    private const int Candidates = 20;
    private const int Shown = 5;

    /// <summary>From here on a reader would ask whether it is the same.</summary>
    private const int Likely = 60;

    /// <summary>The most alike first.</summary>
    public async Task<IReadOnlyList<AlikeListing>> To(ListingId listing, ListingContent content, Language language, CancellationToken cancellationToken)
    {
        var request = new SearchRequest(
            DocumentKind.Listing, $"{content.Title} {content.Summary}", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, 0, Candidates, language);
        var near = content.Title.IsEmpty ? [] : (await index.Search(request, cancellationToken))?.Hits.Select(h => new ListingId(h.Id)).ToArray() ?? [];
        var others = await db.Listings.AsNoTracking()
            .Where(l => near.Contains(l.Id) && l.Id != listing && l.PublicRevision != null)
            .Join(db.Organisations, l => l.Organisation, o => o.Id, (l, o) => new { l.Code, l.Revisions.First(r => r.Id == l.PublicRevision).Content, o.Profile.Name })
            .ToListAsync(cancellationToken);
        return [.. others
            .Select(o => new AlikeListing(o.Code, o.Content.Title, o.Name, Percent(content, o.Content)))
            .Where(o => o.Percent >= Likely)
            .OrderByDescending(o => o.Percent).ThenBy(o => o.Code, StringComparer.Ordinal)
            .Take(Shown)];
    }

    /// <summary>By the title, or by all that is said of the technology, in the language in which they are most alike.</summary>
    private static int Percent(ListingContent one, ListingContent other) => new[]
    {
        Likeness.Percent(one.Title.Vi, other.Title.Vi),
        Likeness.Percent(one.Title.En, other.Title.En),
        Likeness.Percent(Text(one, t => t.Vi), Text(other, t => t.Vi)),
        Likeness.Percent(Text(one, t => t.En), Text(other, t => t.En)),
    }.Max();

    private static string Text(ListingContent content, Func<Bilingual, string?> side) =>
        string.Join(' ', new[] { content.Title, content.Summary, content.Problem, content.Description }.Select(side));
}
