using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>Mở bản mới: the readers of an earlier revision read this one from now on.</summary>
[AllowedTo(Capability.Supplier, Power.Bind, Verified = true)]
public sealed record OpenNewRevision(DisclosureId Disclosure, Version Seen, RevisionId Revision) : ICommand;

internal sealed class OpenNewRevisionHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<OpenNewRevision>
{
    protected override async Task Handle(OpenNewRevision command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        caller.RequireToBind(VietnamCalendar.DateOf(now));
        var disclosure = await db.Disclosures.AskedOf(caller.Organisation).Find(command.Disclosure, command.Seen, cancellationToken);
        disclosure.OpenRevision(await db.ListingOf(disclosure, cancellationToken), command.Revision, caller.Person, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
