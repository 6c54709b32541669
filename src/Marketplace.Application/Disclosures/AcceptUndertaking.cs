using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>The representative accepts the undertaking of confidentiality that an officer's request waits for.</summary>
/// <param name="Undertaking">The version that the page showed.</param>
[AllowedTo(Capability.Recipient, Power.Bind, Verified = true)]
public sealed record AcceptUndertaking(DisclosureId Disclosure, Version Seen, PolicyId Undertaking) : ICommand;

internal sealed class AcceptUndertakingHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : AsyncRequestHandler<AcceptUndertaking>
{
    protected override async Task Handle(AcceptUndertaking command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = VietnamCalendar.DateOf(now);
        caller.RequireToBind(today);
        var disclosure = await db.Disclosures.AskedBy(caller.Organisation).Find(command.Disclosure, command.Seen, cancellationToken);
        await db.RequireUndertaking(command.Undertaking, today, cancellationToken);
        disclosure.AcceptUndertaking(command.Undertaking, caller.Person, lists.Calendar, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
