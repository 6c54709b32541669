using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Search;

/// <summary>The directory of verified organisations, by name, or those that a text finds; narrowed by role, kind and province.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedToAnyone]
public sealed record SearchOrganisations(string? Text, IReadOnlyDictionary<string, IReadOnlyList<string>> Filters, int Page) : IQuery<FoundOrganisations>;

/// <param name="IsDegraded">The index did not answer: the whole directory is shown instead.</param>
public sealed record FoundOrganisations(Page<OrganisationRow> Page, IReadOnlyList<Facet> Facets, bool IsDegraded);

public sealed record OrganisationRow(string Code, Bilingual Name, string LegalKind, string? Province, Capability Capabilities, bool IsDemo);

internal sealed class SearchOrganisationsHandler(MarketplaceDb db, ISearchIndex index, Glossary glossary, UnfoundTexts unfound, Caller caller, ReferenceLists lists) : IRequestHandler<SearchOrganisations, FoundOrganisations>
{
    public async Task<FoundOrganisations> Handle(SearchOrganisations query, CancellationToken cancellationToken)
    {
        var request = Searching.Request(DocumentKind.Organisation, query.Text, query.Filters, SearchSort.Relevance, query.Page, after: null, lists, caller.Language);
        var verified = db.Organisations.AsNoTracking().Public();
        var asked = await index.Ask(glossary.Beside(request), cancellationToken);
        var found = asked?.Found;
        var facets = found is null ? [] : Searching.Facets(found, query.Filters, [FacetNames.Capability, FacetNames.Owner, FacetNames.Province], lists, caller.Language);
        if (found is null || request.Text is null)
        {
            return new FoundOrganisations(await ByName(Narrowed(verified, query.Filters), query.Page, cancellationToken), facets, found is null);
        }

        if (found.Total == 0 && query.Filters.Count == 0)
        {
            unfound.Note(DocumentKind.Organisation, request.Text);
        }

        var ids = found.Hits.Select(h => new OrganisationId(h.Id)).ToArray();
        var byId = (await Rows(verified.Where(o => ids.Contains(o.Id)), cancellationToken)).ToDictionary(r => r.Id, r => r.Row);
        return new FoundOrganisations(
            new Page<OrganisationRow>([.. ids.Where(byId.ContainsKey).Select(id => byId[id])], found.Total, asked!.Value.Page, Searching.Size), facets, IsDegraded: false);
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
