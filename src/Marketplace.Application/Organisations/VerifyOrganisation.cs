using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

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
        var people = organisation.Memberships.Where(m => m.EndedAt is null).Select(m => m.Member).ToArray();
        foreach (var person in await db.Members.AsNoTracking().Where(m => people.Contains(m.Id)).ToListAsync(cancellationToken))
        {
            db.Post(person.Mail, person.Language, "OrganisationVerified", organisation.Id.Value, now, organisation.Profile.Name.In(person.Language).Text, site.Link(person.Language, "work"));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
