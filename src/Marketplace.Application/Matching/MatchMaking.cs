using System.Linq.Expressions;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Matching;

/// <summary>Looks for what fits one listing or one demand: the index finds candidates in one search, the named parts decide. The caller saves.</summary>
internal sealed class MatchMaking(MarketplaceDb db, ISearchIndex index, Glossary glossary, ReferenceLists lists, TimeProvider clock, Nearness? nearness = null)
{
    /// <summary>Looked at for one subject; what the search puts behind them does not fit better.</summary>
    private const int Candidates = 100;

    /// <summary>New suggestions for one subject: more than these nobody goes through.</summary>
    private const int Kept = 20;

    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = [];

    private DateOnly Today => VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);

    /// <returns>False while the index cannot answer.</returns>
    public async Task<bool> ForDemand(DemandId id, CancellationToken cancellationToken)
    {
        if (await Wishes(d => d.Id == id, cancellationToken) is not [var wish])
        {
            return true;
        }

        var text = SubjectText.Of(wish.Content);
        if (await Hits(id.Value, text, DocumentKind.Listing, cancellationToken) is not { } hits)
        {
            return false;
        }

        var terms = new CommonTerms(glossary, text, wish.Content.Keywords);
        var ids = hits.Keys.Select(h => new ListingId(h)).ToArray();
        var offers = await Offers(l => ids.Contains(l.Id), cancellationToken);
        await Settle(m => m.Demand == id, offers.ConvertAll(offer => Pair.Of(wish, offer, hits[offer.Id.Value].With(terms.With(SubjectText.Of(offer.Content), offer.Content.Keywords)), Today, HeadOf)), cancellationToken);
        return true;
    }

    /// <inheritdoc cref="ForDemand"/>
    public async Task<bool> ForListing(ListingId id, CancellationToken cancellationToken)
    {
        if (await Offers(l => l.Id == id, cancellationToken) is not [var offer])
        {
            return true;
        }

        var text = SubjectText.Of(offer.Content);
        if (await Hits(id.Value, text, DocumentKind.Demand, cancellationToken) is not { } hits)
        {
            return false;
        }

        var terms = new CommonTerms(glossary, text, offer.Content.Keywords);
        var ids = hits.Keys.Select(h => new DemandId(h)).ToArray();
        var wishes = await Wishes(d => ids.Contains(d.Id), cancellationToken);
        await Settle(m => m.Listing == id, wishes.ConvertAll(wish => Pair.Of(wish, offer, hits[wish.Id.Value].With(terms.With(SubjectText.Of(wish.Content), wish.Content.Keywords)), Today, HeadOf)), cancellationToken);
        return true;
    }

    /// <summary>By id, how near in words and in meaning.</summary>
    private async Task<Dictionary<Guid, Near>?> Hits(Guid subject, string text, DocumentKind wanted, CancellationToken cancellationToken)
    {
        var (barely, closeness) = (new BarelyNear(nearness?.ToDocument(subject, wanted)), nearness?.ClosenessTo(subject));
        var expansions = glossary.ExpansionsOf(text);
        var request = new SearchRequest(wanted, text, NoFilters, SearchSort.Relevance, 0, Candidates, Language.Vi)
        {
            // Who knows no Vietnamese writes English where the form asks for Vietnamese.
            Expansions = [.. expansions, .. expansions.Where(e => e.Language == Language.En).Select(e => e with { Language = null })],
            Nearness = barely,
        };
        return (await index.Search(request, cancellationToken))?.Hits.ToDictionary(h => h.Id, h => new Near(barely.WordsOf(h), closeness?.Invoke(h.Id)));
    }

    /// <summary>The best become suggestions; what was suggested and no longer fits fades; what was decided stays.</summary>
    private async Task Settle(Expression<Func<Match, bool>> ofSubject, IEnumerable<Pair> pairs, CancellationToken cancellationToken)
    {
        var known = await db.Matches.Where(ofSubject).ToDictionaryAsync(m => (m.Demand, m.Listing), cancellationToken);
        var room = Kept;
        foreach (var pair in pairs.Where(p => p.IsBetweenTwo).OrderByDescending(p => p.Score.Mean()).ThenBy(p => p.Offer.Id.Value).ThenBy(p => p.Wish.Id.Value))
        {
            if (known.Remove((pair.Wish.Id, pair.Offer.Id), out var match))
            {
                match.Rescore(pair.Score);
                room--;
            }
            else if (room > 0 && pair.Score.IsEnough())
            {
                db.Matches.Add(Match.Suggest(MatchId.New(), pair.Wish.Id, pair.Wish.Organisation, pair.Offer.Id, pair.Offer.Organisation, pair.Score, pair.Offer.IsDemo, clock.GetUtcNow().UtcDateTime));
                room--;
            }
        }

        foreach (var gone in known.Values)
        {
            gone.Fade();
        }
    }

    private string? HeadOf(string field) => lists.ParentOf(ReferenceListNames.Fields, field);

    private Task<List<Wish>> Wishes(Expression<Func<Demand, bool>> some, CancellationToken cancellationToken) => db.Demands.AsNoTracking().Live(Today).Where(some)
        .Select(d => new Wish(d.Id, d.Organisation, d.IsDemo, d.Revisions.First(r => r.Id == d.PublicRevision).Content))
        .ToListAsync(cancellationToken);

    private Task<List<Offer>> Offers(Expression<Func<Listing, bool>> some, CancellationToken cancellationToken) => db.Listings.AsNoTracking().Live().Where(some)
        .Select(l => new Offer(l.Id, l.Organisation, l.IsDemo, l.Revisions.First(r => r.Id == l.PublicRevision).Content, l.LastConfirmedAt))
        .ToListAsync(cancellationToken);

    private sealed record Near(double Words, double? Meaning)
    {
        public TextKinship With(IReadOnlyList<CommonTerm> commonTerms) => new(Words, Meaning, commonTerms);
    }

    private sealed record Wish(DemandId Id, OrganisationId Organisation, bool IsDemo, DemandContent Content);

    private sealed record Offer(ListingId Id, OrganisationId Organisation, bool IsDemo, ListingContent Content, DateTime? ConfirmedAt);

    private sealed record Pair(Wish Wish, Offer Offer, MatchScore Score)
    {
        /// <summary>Nobody is shown their own, and the demonstration keeps to itself.</summary>
        public bool IsBetweenTwo => Wish.Organisation != Offer.Organisation && Wish.IsDemo == Offer.IsDemo;

        public static Pair Of(Wish wish, Offer offer, TextKinship kinship, DateOnly today, Func<string, string?> headOf) =>
            new(wish, offer, MatchScoring.Of(wish.Content, offer.Content, offer.ConfirmedAt, today, kinship, headOf));
    }
}
