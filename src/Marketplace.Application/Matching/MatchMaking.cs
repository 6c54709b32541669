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
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Matching;

/// <summary>
/// Looks for what fits one listing or one demand: the index finds candidates in one search and what was suggested before in another, the
/// named parts decide. The caller saves.
/// </summary>
internal sealed class MatchMaking(MarketplaceDb db, ISearchIndex index, Glossary glossary, ReferenceLists lists, TimeProvider clock, Nearness? nearness = null)
{
    /// <summary>Looked at for one subject; what the search puts behind them does not fit better.</summary>
    internal const int Candidates = 100;

    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = [];

    private DateOnly Today => VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);

    /// <returns>False while the index cannot answer.</returns>
    public async Task<bool> ForDemand(DemandId id, CancellationToken cancellationToken)
    {
        if (await Wishes(d => d.Id == id, cancellationToken) is not [var wish])
        {
            return true;
        }

        var known = await db.Matches.Where(m => m.Demand == id).ToDictionaryAsync(m => m.Listing.Value, cancellationToken);
        var text = SubjectText.Of(wish.Content);
        if (await Hits(id.Value, text, DocumentKind.Listing, known.Keys, cancellationToken) is not { } hits)
        {
            return false;
        }

        var terms = new CommonTerms(glossary, text, wish.Content.Keywords);
        var ids = hits.Keys.Select(h => new ListingId(h)).ToArray();
        var offers = await Offers(l => ids.Contains(l.Id), cancellationToken);
        await Settle(Side.Recipient, id.Value, known, offers.ConvertAll(offer => Pair.Of(wish, offer, hits[offer.Id.Value].With(terms.With(SubjectText.Of(offer.Content), offer.Content.Keywords)), Today, HeadOf)), cancellationToken);
        return true;
    }

    /// <inheritdoc cref="ForDemand"/>
    public async Task<bool> ForListing(ListingId id, CancellationToken cancellationToken)
    {
        if (await Offers(l => l.Id == id, cancellationToken) is not [var offer])
        {
            return true;
        }

        var known = await db.Matches.Where(m => m.Listing == id).ToDictionaryAsync(m => m.Demand.Value, cancellationToken);
        var text = SubjectText.Of(offer.Content);
        if (await Hits(id.Value, text, DocumentKind.Demand, known.Keys, cancellationToken) is not { } hits)
        {
            return false;
        }

        var terms = new CommonTerms(glossary, text, offer.Content.Keywords);
        var ids = hits.Keys.Select(h => new DemandId(h)).ToArray();
        var wishes = await Wishes(d => ids.Contains(d.Id), cancellationToken);
        await Settle(Side.Supplier, id.Value, known, wishes.ConvertAll(wish => Pair.Of(wish, offer, hits[wish.Id.Value].With(terms.With(SubjectText.Of(wish.Content), wish.Content.Keywords)), Today, HeadOf)), cancellationToken);
        return true;
    }

    /// <summary>By id, how near in words and in meaning: the candidates and, wherever the search puts them, those that are known.</summary>
    private async Task<Dictionary<Guid, Near>?> Hits(Guid subject, string text, DocumentKind wanted, IReadOnlyCollection<Guid> known, CancellationToken cancellationToken)
    {
        var (barely, closeness) = (new BarelyNear(nearness?.ToDocument(subject, wanted)), nearness?.ClosenessTo(subject));
        var expansions = glossary.ExpansionsOf(text);
        var request = new SearchRequest(wanted, text, NoFilters, SearchSort.Relevance, 0, Candidates, Language.Vi)
        {
            // Who knows no Vietnamese writes English where the form asks for Vietnamese.
            Expansions = [.. expansions, .. expansions.Where(e => e.Language == Language.En).Select(e => e with { Language = null })],
            Nearness = barely,
        };
        if (await index.Search(request, cancellationToken) is not { } best)
        {
            return null;
        }

        var words = best.Hits.ToDictionary(h => h.Id, barely.WordsOf);
        foreach (var others in known.Except(words.Keys).Chunk(SearchRequest.MostAmong))
        {
            if (await index.Search(request with { Among = others, Take = others.Length }, cancellationToken) is not { } among)
            {
                return null;
            }

            foreach (var hit in among.Hits)
            {
                words.Add(hit.Id, barely.WordsOf(hit));
            }
        }

        // What is known and was not found has no word in common any more.
        return words.Keys.Union(known).ToDictionary(id => id, id => new Near(words.GetValueOrDefault(id), closeness?.Invoke(id)));
    }

    /// <summary>
    /// What was suggested and no longer fits, or is no longer public, fades; what was decided stays. The best of the others become suggestions
    /// as far as the shelves of both sides take them (<see cref="NewShelf"/>), and what gave way there to something better fades too.
    /// </summary>
    /// <param name="known">By the partner's id.</param>
    private async Task Settle(Side side, Guid subject, Dictionary<Guid, Match> known, IEnumerable<Pair> pairs, CancellationToken cancellationToken)
    {
        var scored = pairs.Where(p => p.IsBetweenTwo).ToDictionary(p => p.PartnerOf(side));
        foreach (var (partner, match) in known)
        {
            if (!scored.TryGetValue(partner, out var pair))
            {
                match.Fade();
            }
            else if (match.IsCurrent || match.IsDecided)
            {
                match.Rescore(pair.Score);
            }
        }

        var others = scored.Where(s => s.Value.Score.IsEnough() && known.GetValueOrDefault(s.Key) is null or { IsCurrent: false, IsDecided: false })
            .OrderByDescending(s => s.Value.Score.Mean()).ThenBy(s => s.Key).ToArray();
        if (others.Length == 0)
        {
            return;
        }

        var (onOurs, onTheirs) = (await New(side, [subject], cancellationToken), await New(side == Side.Supplier ? Side.Recipient : Side.Supplier, others.Select(o => o.Key), cancellationToken));
        var ours = new NewShelf(known.Values.Where(m => m.IsCurrent).Join(onOurs[subject], m => m.Id, s => s.Id, (m, s) => s with { PerMille = m.PerMille }));
        var gaveWay = new List<MatchId>();
        foreach (var (partner, pair) in others)
        {
            var (theirs, score) = (new NewShelf(onTheirs[partner]), pair.Score.PerMille());
            if (!ours.Takes(score) || !theirs.Takes(score))
            {
                continue;
            }

            if (known.TryGetValue(partner, out var match))
            {
                match.Rescore(pair.Score);
            }
            else
            {
                match = Match.Suggest(MatchId.New(), pair.Wish.Id, pair.Wish.Organisation, pair.Offer.Id, pair.Offer.Organisation, pair.Score, pair.Offer.IsDemo, clock.GetUtcNow().UtcDateTime);
                db.Matches.Add(match);
            }

            gaveWay.AddRange([.. ours.Put(match), .. theirs.Put(match)]);
        }

        foreach (var worse in gaveWay.Count == 0 ? [] : await db.Matches.Where(m => gaveWay.Contains(m.Id)).ToListAsync(cancellationToken))
        {
            worse.Fade();
        }
    }

    /// <summary>What lies new before one side of some listings or demands, by the id of each.</summary>
    private async Task<ILookup<Guid, Shelved>> New(Side side, IEnumerable<Guid> subjects, CancellationToken cancellationToken)
    {
        if (side == Side.Supplier)
        {
            var listings = subjects.Select(s => new ListingId(s)).ToArray();
            var offered = await db.Live(Today).NewToSupplier().Where(x => listings.Contains(x.Match.Listing))
                .Select(x => new { x.Match.Listing, Shelved = new Shelved(x.Match.Id, x.Match.PerMille, x.Match.AskerState == MatchState.Open && !x.IsInvited) })
                .ToListAsync(cancellationToken);
            return offered.ToLookup(o => o.Listing.Value, o => o.Shelved);
        }

        var demands = subjects.Select(s => new DemandId(s)).ToArray();
        var wanted = await db.Live(Today).NewToAsker().Where(x => demands.Contains(x.Match.Demand))
            .Select(x => new { x.Match.Demand, Shelved = new Shelved(x.Match.Id, x.Match.PerMille, x.Match.SupplierState == MatchState.Open) })
            .ToListAsync(cancellationToken);
        return wanted.ToLookup(w => w.Demand.Value, w => w.Shelved);
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

        public Guid PartnerOf(Side side) => side == Side.Supplier ? Wish.Id.Value : Offer.Id.Value;

        public static Pair Of(Wish wish, Offer offer, TextKinship kinship, DateOnly today, Func<string, string?> headOf) =>
            new(wish, offer, MatchScoring.Of(wish.Content, offer.Content, offer.ConfirmedAt, today, kinship, headOf));
    }
}
