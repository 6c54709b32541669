using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>The supplier's representative opens the confidential part to the readers that were named.</summary>
/// <param name="Until">The last day, in Hanoi.</param>
[AllowedTo(Capability.Supplier, Power.Bind, Verified = true)]
public sealed record GrantDisclosure(DisclosureId Disclosure, Version Seen, DateOnly? Until) : ICommand;

internal sealed class GrantDisclosureHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<GrantDisclosure>
{
    protected override async Task Handle(GrantDisclosure command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        caller.RequireToBind(VietnamCalendar.DateOf(now));
        var disclosure = await db.Disclosures.AskedOf(caller.Organisation).Find(command.Disclosure, command.Seen, cancellationToken);
        disclosure.Grant(await db.ListingOf(disclosure, cancellationToken), command.Until, caller.Person, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
