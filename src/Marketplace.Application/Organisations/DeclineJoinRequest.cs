using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>A representative does not take in somebody who asked to join.</summary>
[AllowedTo(Capability.Any, Power.Manage)]
public sealed record DeclineJoinRequest(JoinRequestId Request, Version Seen) : ICommand;

internal sealed class DeclineJoinRequestHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<DeclineJoinRequest>
{
    protected override async Task Handle(DeclineJoinRequest command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var request = await db.JoinRequests.OwnedBy(caller.Organisation).Find(command.Request, command.Seen, cancellationToken);
        request.Decline(caller.Person, now);
        var code = await db.Organisations.OwnOf(caller).Select(o => o.Code).SingleAsync(cancellationToken);
        var person = await db.Members.AsNoTracking().SingleAsync(m => m.Id == request.Person, cancellationToken);

        // The code, which they knew: of an organisation that is not public they learn nothing more.
        db.Post(person.Mail, person.Language, "JoinDeclined", request.Id.Value, now, code, site.Link(person.Language, "organisations/ask"));
        await db.SaveChangesAsync(cancellationToken);
    }
}
