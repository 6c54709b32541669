using Marketplace.Application.Data;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Dossiers;

/// <summary>A public listing that is much like another one: perhaps the same technology.</summary>
/// <param name="Percent">How many of their words they have in common.</param>
/// <param name="IsByMeaning">Their words differ, perhaps even their language, and yet they say the same.</param>
public sealed record AlikeListing(string Code, Bilingual Title, Bilingual Organisation, int Percent, bool IsByMeaning);

/// <summary>Looks for likely duplicates: the index and the meaning find candidates, their words decide, or how near they are in meaning.</summary>
internal sealed class AlikeListings(MarketplaceDb db, ISearchIndex index, Nearness? nearness = null)
{
    private const int Candidates = 20;
    private const int Shown = 5;

    /// <summary>From here on a reader would ask whether it is the same.</summary>
    private const int Likely = 60;

    /// <summary>The most alike first; after them those that are so by meaning.</summary>
    public async Task<IReadOnlyList<AlikeListing>> To(ListingId listing, ListingContent content, Language language, CancellationToken cancellationToken)
    {
        if (content.Title.IsEmpty)
        {
            return [];
        }

        var request = new SearchRequest(
            DocumentKind.Listing, $"{content.Title} {content.Summary}", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, 0, Candidates, language);
        var same = nearness is null ? [] : (await nearness.ToSame(new Bilingual(Text(content, t => t.Vi, '\n'), Text(content, t => t.En, '\n')), DocumentKind.Listing, listing.Value, cancellationToken)).Select(n => n.Id).ToHashSet();
        var candidates = ((await index.Search(request, cancellationToken))?.Hits.Select(h => h.Id) ?? []).Union(same).Select(id => new ListingId(id)).ToArray();
        var others = await db.Listings.AsNoTracking()
            .Where(l => candidates.Contains(l.Id) && l.Id != listing && l.PublicRevision != null)
            .Join(db.Organisations, l => l.Organisation, o => o.Id, (l, o) => new { l.Id, l.Code, l.Revisions.First(r => r.Id == l.PublicRevision).Content, o.Profile.Name })
            .ToListAsync(cancellationToken);
        return [.. others
            .Select(o => (o.Id, o.Code, o.Content, o.Name, Percent: Percent(content, o.Content)))
            .Where(o => o.Percent >= Likely || same.Contains(o.Id.Value))
            .OrderByDescending(o => o.Percent).ThenBy(o => o.Code, StringComparer.Ordinal)
            .Take(Shown)
            .Select(o => new AlikeListing(o.Code, o.Content.Title, o.Name, o.Percent, o.Percent < Likely))];
    }

    /// <summary>By the title, or by all that is said of the technology, in the language in which they are most alike.</summary>
    private static int Percent(ListingContent one, ListingContent other) => new[]
    {
        Likeness.Percent(one.Title.Vi, other.Title.Vi),
        Likeness.Percent(one.Title.En, other.Title.En),
        Likeness.Percent(Text(one, t => t.Vi), Text(other, t => t.Vi)),
        Likeness.Percent(Text(one, t => t.En), Text(other, t => t.En)),
    }.Max();

    private static string Text(ListingContent content, Func<Bilingual, string?> side, char between = ' ') =>
        string.Join(between, new[] { content.Title, content.Summary, content.Problem, content.Description }.Select(side).OfType<string>());
}
