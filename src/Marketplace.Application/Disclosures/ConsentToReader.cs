using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>The supplier lets somebody read whom the asker named afterwards.</summary>
[AllowedTo(Capability.Supplier, Power.Bind, Verified = true)]
public sealed record ConsentToReader(DisclosureId Disclosure, Version Seen, MembershipId Reader) : ICommand;

internal sealed class ConsentToReaderHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<ConsentToReader>
{
    protected override async Task Handle(ConsentToReader command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        caller.RequireToBind(VietnamCalendar.DateOf(now));
        var disclosure = await db.Disclosures.AskedOf(caller.Organisation).Find(command.Disclosure, command.Seen, cancellationToken);
        disclosure.ConsentToReader(command.Reader, caller.Person, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
