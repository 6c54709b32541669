using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Matching;

/// <summary>One side thinks better of its dismissal: the suggestion is open to it again.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Draft)]
public sealed record RestoreMatch(MatchId Match, Version Seen) : ICommand;

internal sealed class RestoreMatchHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RestoreMatch>
{
    protected override async Task Handle(RestoreMatch command, CancellationToken cancellationToken)
    {
        var match = await db.Matches.OwnedBy(caller.Organisation).Find(command.Match, command.Seen, cancellationToken);
        match.Restore(match.SideOf(caller.Organisation), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
