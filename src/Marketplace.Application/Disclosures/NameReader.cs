using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>The asker names one more reader; once the part is open, the supplier consents first.</summary>
[AllowedTo(Capability.Recipient, Power.Manage, Verified = true)]
public sealed record NameReader(DisclosureId Disclosure, Version Seen, MembershipId Reader) : ICommand;

internal sealed class NameReaderHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : AsyncRequestHandler<NameReader>
{
    protected override async Task Handle(NameReader command, CancellationToken cancellationToken)
    {
        var disclosure = await db.Disclosures.AskedBy(caller.Organisation).Find(command.Disclosure, command.Seen, cancellationToken);
        disclosure.NameReader(await db.OwnOrganisation(caller, cancellationToken), command.Reader, caller.Person, lists.Calendar, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
