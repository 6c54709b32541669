using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>Staff have compared an organisation with its papers: from now on it trades.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record VerifyOrganisation(OrganisationId Organisation, Version Seen) : ICommand;

internal sealed class VerifyOrganisationHandler(MarketplaceDb db, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<VerifyOrganisation>
{
    protected override async Task Handle(VerifyOrganisation command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var organisation = await db.Organisations.OfAnyone().Find(command.Organisation, command.Seen, cancellationToken);
        organisation.Verify(now);
        await db.WriteTo(
            organisation.Id, Power.None, "OrganisationVerified", organisation.Id.Value, now,
            language => [organisation.Profile.Name.In(language).Text, site.Link(language, "work")], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
