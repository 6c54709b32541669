using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Staff look an organisation up, verified or not, by its code, its tax code or a part of its name.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetOrganisationsNamed(string? Text) : IQuery<IReadOnlyList<OrganisationForStaff>>;

public sealed record OrganisationForStaff(OrganisationId Id, string Code, Bilingual Name, bool IsVerified);

internal sealed class GetOrganisationsNamedHandler(MarketplaceDb db) : IRequestHandler<GetOrganisationsNamed, IReadOnlyList<OrganisationForStaff>>
{
    private const int Most = 20;

    public async Task<IReadOnlyList<OrganisationForStaff>> Handle(GetOrganisationsNamed query, CancellationToken cancellationToken)
    {
        if (query.Text?.Trim() is not { Length: > 0 } text)
        {
            return [];
        }

        return await db.Organisations.AsNoTracking()
            .Where(o => o.Code == text || o.TaxCode == text || o.Profile.Name.Vi!.Contains(text) || o.Profile.Name.En!.Contains(text))
            .OrderBy(o => o.Code).Take(Most)
            .Select(o => new OrganisationForStaff(o.Id, o.Code, o.Profile.Name, o.VerifiedAt != null))
            .ToListAsync(cancellationToken);
    }
}

internal sealed class GetOrganisationsNamedValidator : AbstractValidator<GetOrganisationsNamed>
{
    public GetOrganisationsNamedValidator() => RuleFor(q => q.Text).MaximumLength(200);
}
