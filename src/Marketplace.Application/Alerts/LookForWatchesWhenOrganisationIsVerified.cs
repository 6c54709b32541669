using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Alerts;

/// <summary>An organisation that the public sees from now on.</summary>
internal sealed class LookForWatchesWhenOrganisationIsVerified(MarketplaceDb db, TimeProvider clock) : IReaction<OrganisationVerified>
{
    public Task On(OrganisationVerified deed, CancellationToken cancellationToken)
    {
        db.Announce(DocumentKind.Organisation, deed.Organisation.Value, clock.GetUtcNow().UtcDateTime);
        return Task.CompletedTask;
    }
}
