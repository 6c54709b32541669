using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>The asker takes a reader off the list, who then reads no longer.</summary>
[AllowedTo(Capability.Recipient, Power.Manage)]
public sealed record RemoveReader(DisclosureId Disclosure, Version Seen, MembershipId Reader) : ICommand;

internal sealed class RemoveReaderHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RemoveReader>
{
    protected override async Task Handle(RemoveReader command, CancellationToken cancellationToken)
    {
        var disclosure = await db.Disclosures.AskedBy(caller.Organisation).Find(command.Disclosure, command.Seen, cancellationToken);
        disclosure.RemoveReader(command.Reader, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
