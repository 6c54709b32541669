using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>Verified suppliers by a part of their name or by their code, to choose whom to invite.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record GetSuppliersNamed(string? Text) : IQuery<IReadOnlyList<NamedSupplier>>;

public sealed record NamedSupplier(string Code, Bilingual Name);

internal sealed class GetSuppliersNamedHandler(MarketplaceDb db, ISearchIndex index, Caller caller) : IRequestHandler<GetSuppliersNamed, IReadOnlyList<NamedSupplier>>
{
    private const int Candidates = 50;
    private const int Most = 10;

    public async Task<IReadOnlyList<NamedSupplier>> Handle(GetSuppliersNamed query, CancellationToken cancellationToken)
    {
        if (query.Text?.Trim() is not { Length: > 0 } text)
        {
            return [];
        }

        // The index knows names without their marks; the database knows the letters as they were written.
        var request = new SearchRequest(DocumentKind.Organisation, text, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, 0, Candidates, caller.Language);
        var near = (await index.Search(request, cancellationToken))?.Hits.Select(h => new OrganisationId(h.Id)).ToArray() ?? [];
        var own = caller.Organisation;
        return await db.Organisations.AsNoTracking()
            .Public().Where(o => o.Id != own && (o.Capabilities & Capability.Supplier) != Capability.None)
            .Where(o => near.Contains(o.Id) || o.Code == text || o.Profile.Name.Vi!.Contains(text) || o.Profile.Name.En!.Contains(text))
            .OrderBy(o => o.Profile.Name.Vi ?? o.Profile.Name.En).ThenBy(o => o.Code).Take(Most)
            .Select(o => new NamedSupplier(o.Code, o.Profile.Name))
            .ToListAsync(cancellationToken);
    }
}

internal sealed class GetSuppliersNamedValidator : AbstractValidator<GetSuppliersNamed>
{
    public GetSuppliersNamedValidator() => RuleFor(q => q.Text).MaximumLength(200);
}
