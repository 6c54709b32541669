using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>The asker takes the request back, or gives up what was granted.</summary>
[AllowedTo(Capability.Recipient, Power.Negotiate)]
public sealed record WithdrawDisclosure(DisclosureId Disclosure, Version Seen) : ICommand;

internal sealed class WithdrawDisclosureHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<WithdrawDisclosure>
{
    protected override async Task Handle(WithdrawDisclosure command, CancellationToken cancellationToken)
    {
        var disclosure = await db.Disclosures.AskedBy(caller.Organisation).Find(command.Disclosure, command.Seen, cancellationToken);
        disclosure.Withdraw(caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
