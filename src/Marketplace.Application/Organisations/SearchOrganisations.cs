using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>The directory of verified organisations, by name, or those that a text finds.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedToAnyone]
public sealed record SearchOrganisations(string? Text, int Page) : IQuery<FoundOrganisations>;

/// <param name="IsDegraded">The index did not answer: the whole directory is shown instead.</param>
public sealed record FoundOrganisations(Page<OrganisationRow> Page, bool IsDegraded);

public sealed record OrganisationRow(string Code, Bilingual Name, string LegalKind, string? Province, Capability Capabilities, bool IsDemo);

internal sealed class SearchOrganisationsHandler(MarketplaceDb db, ISearchIndex index, Caller caller, ReferenceLists lists) : IRequestHandler<SearchOrganisations, FoundOrganisations>
{
    private const int Size = 30;
    internal const int LastPage = 1_000 / Size;

    public async Task<FoundOrganisations> Handle(SearchOrganisations query, CancellationToken cancellationToken)
    {
        var skip = (query.Page - 1) * Size;
        var verified = db.Organisations.AsNoTracking().Where(o => o.VerifiedAt != null);
        if (string.IsNullOrWhiteSpace(query.Text))
        {
            return new FoundOrganisations(await ByName(), IsDegraded: false);
        }

        var request = new SearchRequest(DocumentKind.Organisation, query.Text, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, skip, Size, caller.Language);
        if (await index.Search(request, cancellationToken) is not { } found)
        {
            return new FoundOrganisations(await ByName(), IsDegraded: true);
        }

        var ids = found.Hits.Select(h => new OrganisationId(h.Id)).ToArray();
        var byId = (await Rows(verified.Where(o => ids.Contains(o.Id)), cancellationToken)).ToDictionary(r => r.Id, r => r.Row);
        return new FoundOrganisations(new Page<OrganisationRow>([.. ids.Where(byId.ContainsKey).Select(id => byId[id])], found.Total, query.Page, Size), IsDegraded: false);

        async Task<Page<OrganisationRow>> ByName()
        {
            var total = await verified.CountAsync(cancellationToken);
            var rows = await Rows(verified.OrderBy(o => o.Profile.Name.Vi ?? o.Profile.Name.En).ThenBy(o => o.Code).Skip(skip).Take(Size), cancellationToken);
            return new Page<OrganisationRow>([.. rows.Select(r => r.Row)], total, query.Page, Size);
        }
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
        RuleFor(q => q.Page).InclusiveBetween(1, SearchOrganisationsHandler.LastPage);
    }
}
