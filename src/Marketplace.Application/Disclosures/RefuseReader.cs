using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>The supplier does not let somebody read whom the asker named afterwards.</summary>
[AllowedTo(Capability.Supplier, Power.Bind)]
public sealed record RefuseReader(DisclosureId Disclosure, Version Seen, MembershipId Reader) : ICommand;

internal sealed class RefuseReaderHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RefuseReader>
{
    protected override async Task Handle(RefuseReader command, CancellationToken cancellationToken)
    {
        var disclosure = await db.Disclosures.AskedOf(caller.Organisation).Find(command.Disclosure, command.Seen, cancellationToken);
        disclosure.RefuseReader(command.Reader, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
