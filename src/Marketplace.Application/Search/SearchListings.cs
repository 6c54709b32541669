using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Listings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>Anyone looks for technologies: by words, with or without marks, and by facets.</summary>
/// <param name="Filters">Chosen codes by facet name; unknown ones find nothing.</param>
/// <param name="Page">1 for the first.</param>
[AllowedToAnyone]
public sealed record SearchListings(string? Text, IReadOnlyDictionary<string, IReadOnlyList<string>> Filters, SearchSort Sort, int Page) : IQuery<FoundListings>;

/// <param name="Facets">By facet name, in the order in which a reader expects them.</param>
/// <param name="IsDegraded">The index did not answer: the newest listings are shown instead.</param>
public sealed record FoundListings(Page<ListingRow> Page, IReadOnlyList<Facet> Facets, bool IsDegraded);

public sealed record Facet(string Name, IReadOnlyList<FacetOption> Options);

/// <param name="Label">In the reader's language where a reference list names it; otherwise null and the page has the word.</param>
public sealed record FacetOption(string Code, string? Label, int Count, bool IsChosen);

internal sealed class SearchListingsHandler(MarketplaceDb db, ISearchIndex index, ReferenceLists lists, Caller caller, Nearness? nearness = null) : IRequestHandler<SearchListings, FoundListings>
{
    public async Task<FoundListings> Handle(SearchListings query, CancellationToken cancellationToken)
    {
        var (request, number) = Searching.Request(DocumentKind.Listing, query.Text, query.Filters, query.Sort, query.Page, caller.Language);
        request = await nearness.Beside(request, cancellationToken);
        if (await index.Search(request, cancellationToken) is not { } found)
        {
            return await Newest(request, number, cancellationToken);
        }

        var ids = found.Hits.Select(h => new ListingId(h.Id)).ToArray();
        var columns = await db.PublicListings().Where(l => ids.Contains(l.Id)).Columns(db, caller.OrganisationOrNone).ToDictionaryAsync(c => c.Id.Value, cancellationToken);

        // A listing that was withdrawn in this very moment is still in the index, and no longer public: it is left out.
        var rows = found.Hits.Where(h => columns.ContainsKey(h.Id)).Select(h => columns[h.Id].Row(lists, caller.Language, h)).ToArray();
        return new FoundListings(
            new Page<ListingRow>(rows, found.Total, number, Searching.Size),
            Searching.Facets(found, query.Filters, [FacetNames.FieldHead, FacetNames.Field, FacetNames.TrlBand, FacetNames.Right, FacetNames.Owner], lists, caller.Language),
            IsDegraded: false);
    }

    private async Task<FoundListings> Newest(SearchRequest request, int number, CancellationToken cancellationToken)
    {
        var total = await db.PublicListings().CountAsync(cancellationToken);
        var rows = await db.PublicListings().OrderByDescending(l => l.PublishedAt).ThenBy(l => l.Code).Skip(request.Skip).Take(request.Take).Columns(db, caller.OrganisationOrNone).ToListAsync(cancellationToken);
        return new FoundListings(
            new Page<ListingRow>([.. rows.OrderByDescending(r => r.PublishedAt).Select(r => r.Row(lists, caller.Language))], total, number, Searching.Size), [], IsDegraded: true);
    }
}

internal sealed class SearchListingsValidator : AbstractValidator<SearchListings>
{
    public SearchListingsValidator()
    {
        RuleFor(q => q.Page).InclusiveBetween(1, Searching.LastPage);
        RuleFor(q => q.Text).MaximumLength(Searching.TextLength);
    }
}
