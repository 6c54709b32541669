using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Somebody else of the staff has compared the letter: earlier memberships end, and whom it names is invited to represent.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record ConfirmRecovery(RecoveryId Recovery, Version Seen, LinkId Invitation) : ICommand;

internal sealed class ConfirmRecoveryHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<ConfirmRecovery>
{
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(7);

    protected override async Task Handle(ConfirmRecovery command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var recovery = await db.Recoveries.OfAnyone().Find(command.Recovery, command.Seen, cancellationToken);
        var organisation = await db.Organisations.OfAnyone().Find(recovery.Organisation, cancellationToken);
        recovery.Confirm(caller.Person, now);
        organisation.Recover(now);
        var (link, query) = OneTimeLink.Invitation(command.Invitation, recovery.Mail, organisation.Id, Role.Representative, now + TimeToAnswer);
        db.Links.Add(link);
        var language = await db.Members.Where(m => m.Mail == recovery.Mail).Select(m => (Language?)m.Language).FirstOrDefaultAsync(cancellationToken) ?? caller.Language;
        db.Post(
            recovery.Mail, language, "Recovery", organisation.Id.Value, now,
            organisation.Profile.Name.In(language).Text, recovery.LetterNumber, site.Link(language, "organisations/join" + query));
        await db.SaveChangesAsync(cancellationToken);
    }
}
