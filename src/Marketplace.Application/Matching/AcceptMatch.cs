using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Matching;

/// <summary>One side finds a suggestion worth following up. The other side decides for itself and is not told.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Draft)]
public sealed record AcceptMatch(MatchId Match, Version Seen) : ICommand;

internal sealed class AcceptMatchHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AcceptMatch>
{
    protected override async Task Handle(AcceptMatch command, CancellationToken cancellationToken)
    {
        var match = await db.Matches.OwnedBy(caller.Organisation).Find(command.Match, command.Seen, cancellationToken);
        match.Accept(match.SideOf(caller.Organisation), caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
