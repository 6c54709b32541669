using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>Somebody no longer asks to join.</summary>
[AllowedToSignedIn]
public sealed record WithdrawJoinRequest(JoinRequestId Request, Version Seen) : ICommand;

internal sealed class WithdrawJoinRequestHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<WithdrawJoinRequest>
{
    protected override async Task Handle(WithdrawJoinRequest command, CancellationToken cancellationToken)
    {
        var request = await db.JoinRequests.AskedBy(caller.Person).Find(command.Request, command.Seen, cancellationToken);
        request.Withdraw(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
