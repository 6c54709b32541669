using Marketplace.Application.Common;
using Marketplace.Application.Data;
using MediatR;

namespace Marketplace.Application.Accounts;

/// <summary>A person signs out, here or on another device.</summary>
[AllowedToSignedIn]
public sealed record EndSession(SessionId Session) : ICommand;

internal sealed class EndSessionHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<EndSession>
{
    protected override async Task Handle(EndSession command, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.Where(s => s.Id == command.Session && s.Member == caller.Person).Found(cancellationToken);
        session.End(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
