using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Mediation;

/// <summary>The verified brokers that a party may give a mandate to, by name.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.None)]
public sealed record GetBrokers : IQuery<IReadOnlyList<BrokerChoice>>;

public sealed record BrokerChoice(OrganisationId Id, Bilingual Name);

internal sealed class GetBrokersHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetBrokers, IReadOnlyList<BrokerChoice>>
{
    /// <summary>More than a person reads through; there are some dozens in the country.</summary>
    private const int Most = 300;

    public async Task<IReadOnlyList<BrokerChoice>> Handle(GetBrokers query, CancellationToken cancellationToken)
    {
        var own = caller.Organisation;
        return await db.Organisations.AsNoTracking().Brokers()
            .Where(o => o.Id != own)
            .OrderBy(o => o.Profile.Name.Vi ?? o.Profile.Name.En)
            .Take(Most)
            .Select(o => new BrokerChoice(o.Id, o.Profile.Name))
            .ToListAsync(cancellationToken);
    }
}
