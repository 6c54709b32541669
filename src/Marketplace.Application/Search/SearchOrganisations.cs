using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>The directory of verified organisations, by name, or those that a text finds, by words and by meaning; narrowed by role, kind and province.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedToAnyone]
public sealed record SearchOrganisations(string? Text, IReadOnlyDictionary<string, IReadOnlyList<string>> Filters, int Page) : IQuery<FoundOrganisations>;

/// <param name="IsDegraded">The index did not answer: the whole directory is shown instead.</param>
public sealed record FoundOrganisations(Page<OrganisationRow> Page, IReadOnlyList<Facet> Facets, bool IsDegraded)
{
    /// <inheritdoc cref="FoundListings.DidYouMean"/>
    public string? DidYouMean { get; init; }
}

public sealed record OrganisationRow(string Code, Bilingual Name, string LegalKind, string? Province, Capability Capabilities, bool IsDemo)
{
    /// <summary>The name with the words looked for marked; null where nothing was looked for.</summary>
    public IReadOnlyList<Fragment>? NameFragments { get; init; }

    public Language FragmentLanguage { get; init; }

    /// <inheritdoc cref="ListingRow.IsByMeaning"/>
    public bool IsByMeaning { get; init; }

    /// <summary>The words asked for stand in what a row does not show: what the organisation says about itself, its code or its name in the other language.</summary>
    public bool IsInFullText { get; init; }
}

internal sealed class SearchOrganisationsHandler(MarketplaceDb db, ISearchIndex index, Glossary glossary, UnfoundTexts unfound, Caller caller, ReferenceLists lists, Nearness? nearness = null) : IRequestHandler<SearchOrganisations, FoundOrganisations>
{
    private static readonly IReadOnlyList<string> Facets = [FacetNames.Capability, FacetNames.Owner, FacetNames.Province];

    public async Task<FoundOrganisations> Handle(SearchOrganisations query, CancellationToken cancellationToken)
    {
        var request = await nearness.Beside(glossary.Beside(Searching.Request(DocumentKind.Organisation, query.Text, query.Filters, SearchSort.Relevance, query.Page, after: null, lists, caller.Language)), cancellationToken);
        var verified = db.Organisations.AsNoTracking().Public();
        if (await index.Ask(request, cancellationToken) is not var (found, page))
        {
            return new FoundOrganisations(await ByName(Narrowed(verified, query.Filters), query.Page, cancellationToken), [], IsDegraded: true);
        }

        var facets = Searching.Facets(found, query.Filters, Facets, lists, caller.Language);
        if (request.Text is null)
        {
            return new FoundOrganisations(await ByName(Narrowed(verified, query.Filters), query.Page, cancellationToken), facets, IsDegraded: false);
        }

        unfound.NoteUnlessFound(request, found);
        var ids = found.Hits.Select(h => new OrganisationId(h.Id)).ToArray();
        var byId = (await Rows(verified.Where(o => ids.Contains(o.Id)), cancellationToken)).ToDictionary(r => r.Id.Value, r => r.Row);
        var rows = found.Hits.Where(h => byId.ContainsKey(h.Id)).Select(h => byId[h.Id] with
        {
            NameFragments = h.Title,
            FragmentLanguage = h.TitleLanguage,
            IsByMeaning = h.IsByMeaning,
            IsInFullText = Searching.IsInFullText(request, h),
        });
        return new FoundOrganisations(new Page<OrganisationRow>([.. rows], found.Total, page, Searching.Size), facets, IsDegraded: false) { DidYouMean = found.DidYouMean };
    }

    /// <summary>A directory without words is read by name, which the index does not order by.</summary>
    private async Task<Page<OrganisationRow>> ByName(IQueryable<Organisation> organisations, int number, CancellationToken cancellationToken)
    {
        var total = await organisations.CountAsync(cancellationToken);
        number = Math.Clamp(number, 1, Math.Max(1, (total + Searching.Size - 1) / Searching.Size));
        var rows = await Rows(organisations.OrderBy(o => o.Profile.Name.Vi ?? o.Profile.Name.En).ThenBy(o => o.Code).Skip((number - 1) * Searching.Size).Take(Searching.Size), cancellationToken);
        return new Page<OrganisationRow>([.. rows.Select(r => r.Row)], total, number, Searching.Size);
    }

    private static IQueryable<Organisation> Narrowed(IQueryable<Organisation> organisations, IReadOnlyDictionary<string, IReadOnlyList<string>> filters)
    {
        if (filters.TryGetValue(FacetNames.Owner, out var kinds))
        {
            organisations = organisations.Where(o => kinds.Contains(o.Profile.LegalKind));
        }

        if (filters.TryGetValue(FacetNames.Province, out var provinces))
        {
            organisations = organisations.Where(o => provinces.Contains(o.Profile.Province));
        }

        if (filters.TryGetValue(FacetNames.Capability, out var codes))
        {
            var any = CapabilityCodes.Of(codes);
            organisations = organisations.Where(o => (o.Capabilities & any) != Capability.None);
        }

        return organisations;
    }

    private async Task<List<(OrganisationId Id, OrganisationRow Row)>> Rows(IQueryable<Organisation> organisations, CancellationToken cancellationToken)
    {
        var rows = await organisations
            .Select(o => new { o.Id, o.Code, o.Profile.Name, o.Profile.LegalKind, o.Profile.Province, o.Capabilities, o.IsDemo })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(r => (r.Id, new OrganisationRow(
            r.Code, r.Name, lists.Name(ReferenceListNames.LegalKinds, r.LegalKind, caller.Language),
            r.Province is null ? null : lists.Name(ReferenceListNames.Provinces, r.Province, caller.Language), r.Capabilities, r.IsDemo)));
    }
}

internal sealed class SearchOrganisationsValidator : AbstractValidator<SearchOrganisations>
{
    public SearchOrganisationsValidator()
    {
        RuleFor(q => q.Text).MaximumLength(200);
        RuleFor(q => q.Page).InclusiveBetween(1, Searching.LastPage);
    }
}
