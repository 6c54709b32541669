using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Demands;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>Anyone looks for demands, in the same way as for technologies.</summary>
[AllowedToAnyone]
public sealed record SearchDemands(string? Text, IReadOnlyDictionary<string, IReadOnlyList<string>> Filters, SearchSort Sort, int Page, string? After = null) : IQuery<FoundDemands>;

/// <param name="IsDegraded">The index did not answer: the newest demands are shown instead.</param>
public sealed record FoundDemands(Page<DemandRow> Page, IReadOnlyList<Facet> Facets, bool IsDegraded)
{
    /// <inheritdoc cref="FoundListings.Next"/>
    public string? Next { get; init; }

    /// <inheritdoc cref="FoundListings.DidYouMean"/>
    public string? DidYouMean { get; init; }
}

internal sealed class SearchDemandsHandler(MarketplaceDb db, ISearchIndex index, ReferenceLists lists, Glossary glossary, UnfoundTexts unfound, Caller caller, Nearness? nearness = null) : IRequestHandler<SearchDemands, FoundDemands>
{
    /// <summary>Not by who asks: of anonymous demands nobody shall learn that.</summary>
    private static readonly IReadOnlyList<string> Facets =
        [FacetNames.FieldHead, FacetNames.Field, FacetNames.TrlBand, FacetNames.Right, FacetNames.Industry, FacetNames.PriceBand, FacetNames.Province];

    public async Task<FoundDemands> Handle(SearchDemands query, CancellationToken cancellationToken)
    {
        var request = await nearness.Beside(glossary.Beside(Searching.Request(DocumentKind.Demand, query.Text, query.Filters, query.Sort, query.Page, query.After, lists, caller.Language)), cancellationToken);
        if (await index.Ask(request, cancellationToken) is not var (found, page))
        {
            return await Newest(request, cancellationToken);
        }

        unfound.NoteUnlessFound(request, found);
        var ids = found.Hits.Select(h => new DemandId(h.Id)).ToArray();
        var columns = await db.PublicDemands().Where(d => ids.Contains(d.Id)).Columns(db).ToDictionaryAsync(c => c.Id.Value, cancellationToken);
        var rows = found.Hits.Where(h => columns.ContainsKey(h.Id)).Select(h => columns[h.Id].Row(lists, caller.Language, h) with { IsInFullText = Searching.IsInFullText(request, h) }).ToArray();
        return new FoundDemands(
            new Page<DemandRow>(rows, found.Total, page, Searching.Size),
            Searching.Facets(found, query.Filters, Facets, lists, caller.Language),
            IsDegraded: false)
        {
            Next = found.Next?.ToString(),
            DidYouMean = found.DidYouMean,
        };
    }

    private async Task<FoundDemands> Newest(SearchRequest request, CancellationToken cancellationToken)
    {
        var total = await db.PublicDemands().CountAsync(cancellationToken);
        var rows = await db.PublicDemands().OrderByDescending(d => d.OpenedAt).ThenBy(d => d.Code).Take(request.Take).Columns(db).ToListAsync(cancellationToken);
        return new FoundDemands(
            new Page<DemandRow>([.. rows.OrderByDescending(r => r.OpenedAt).Select(r => r.Row(lists, caller.Language))], Math.Min(total, request.Take), 1, Searching.Size), [], IsDegraded: true);
    }
}

internal sealed class SearchDemandsValidator : AbstractValidator<SearchDemands>
{
    public SearchDemandsValidator()
    {
        RuleFor(q => q.Page).InclusiveBetween(1, Searching.LastPage);
        RuleFor(q => q.After).MaximumLength(Searching.CursorLength);
        RuleFor(q => q.Text).MaximumLength(Searching.TextLength);
    }
}
