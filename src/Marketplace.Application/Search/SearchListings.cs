using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Listings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>Anyone looks for technologies: by words, with or without marks, and by facets.</summary>
/// <param name="Filters">Chosen codes by facet name; unknown ones find nothing.</param>
/// <param name="Page">1 for the first; by relevance only.</param>
/// <param name="After">In every other order: <see cref="FoundListings.Next"/> of the page before.</param>
[AllowedToAnyone]
public sealed record SearchListings(string? Text, IReadOnlyDictionary<string, IReadOnlyList<string>> Filters, SearchSort Sort, int Page, string? After = null) : IQuery<FoundListings>;

/// <param name="Facets">By facet name, in the order in which a reader expects them.</param>
/// <param name="IsDegraded">The index did not answer: the newest listings are shown instead.</param>
public sealed record FoundListings(Page<ListingRow> Page, IReadOnlyList<Facet> Facets, bool IsDegraded)
{
    /// <summary>Where the next page begins, in every order but relevance; null after the last.</summary>
    public string? Next { get; init; }

    /// <summary>What the reader may have meant, when little was found.</summary>
    public string? DidYouMean { get; init; }
}

public sealed record Facet(string Name, IReadOnlyList<FacetOption> Options);

/// <param name="Label">In the reader's language where a reference list names it; otherwise null and the page has the word.</param>
public sealed record FacetOption(string Code, string? Label, int Count, bool IsChosen);

internal sealed class SearchListingsHandler(MarketplaceDb db, ISearchIndex index, ReferenceLists lists, Glossary glossary, UnfoundTexts unfound, Caller caller, Nearness? nearness = null) : IRequestHandler<SearchListings, FoundListings>
{
    private static readonly IReadOnlyList<string> Facets =
    [
        FacetNames.FieldHead, FacetNames.Field, FacetNames.TrlBand, FacetNames.Right, FacetNames.Industry, FacetNames.PriceMode, FacetNames.PriceBand, FacetNames.IpStatus,
        FacetNames.Owner, FacetNames.Province, FacetNames.PriorityTag, FacetNames.StateFunded, FacetNames.ConfirmedOn,
    ];

    public async Task<FoundListings> Handle(SearchListings query, CancellationToken cancellationToken)
    {
        var request = await nearness.Beside(glossary.Beside(Searching.Request(DocumentKind.Listing, query.Text, query.Filters, query.Sort, query.Page, query.After, lists, caller.Language)), cancellationToken);
        if (await index.Ask(request, cancellationToken) is not var (found, page))
        {
            return await Newest(request, cancellationToken);
        }

        unfound.NoteUnlessFound(request, found);
        var ids = found.Hits.Select(h => new ListingId(h.Id)).ToArray();
        var columns = await db.PublicListings().Where(l => ids.Contains(l.Id)).Columns(db, caller.OrganisationOrNone).ToDictionaryAsync(c => c.Id.Value, cancellationToken);

        // A listing that was withdrawn in this very moment is still in the index, and no longer public: it is left out.
        var rows = found.Hits.Where(h => columns.ContainsKey(h.Id)).Select(h => columns[h.Id].Row(lists, caller.Language, h) with { IsInFullText = Searching.IsInFullText(request, h) }).ToArray();
        return new FoundListings(
            new Page<ListingRow>(rows, found.Total, page, Searching.Size),
            Searching.Facets(found, query.Filters, Facets, lists, caller.Language),
            IsDegraded: false)
        {
            Next = found.Next?.ToString(),
            DidYouMean = found.DidYouMean,
        };
    }

    private async Task<FoundListings> Newest(SearchRequest request, CancellationToken cancellationToken)
    {
        var total = await db.PublicListings().CountAsync(cancellationToken);
        var rows = await db.PublicListings().OrderByDescending(l => l.PublishedAt).ThenBy(l => l.Code).Take(request.Take).Columns(db, caller.OrganisationOrNone).ToListAsync(cancellationToken);
        return new FoundListings(
            new Page<ListingRow>([.. rows.OrderByDescending(r => r.PublishedAt).Select(r => r.Row(lists, caller.Language))], Math.Min(total, request.Take), 1, Searching.Size), [], IsDegraded: true);
    }
}

internal sealed class SearchListingsValidator : AbstractValidator<SearchListings>
{
    public SearchListingsValidator()
    {
        RuleFor(q => q.Page).InclusiveBetween(1, Searching.LastPage);
        RuleFor(q => q.After).MaximumLength(Searching.CursorLength);
        RuleFor(q => q.Text).MaximumLength(Searching.TextLength);
    }
}
