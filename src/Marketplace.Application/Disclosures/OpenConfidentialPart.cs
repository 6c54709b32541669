using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>A named reader opens the confidential part. What is not logged is not read.</summary>
[AllowedToSignedIn]
public sealed record OpenConfidentialPart(DisclosureId Disclosure, OpeningId Opening) : ICommand;

internal sealed class OpenConfidentialPartHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<OpenConfidentialPart>
{
    protected override async Task Handle(OpenConfidentialPart command, CancellationToken cancellationToken)
    {
        if (!caller.IsMember)
        {
            throw new Refused(Problem.NotFound);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var disclosure = await db.Disclosures.AskedBy(caller.Organisation).Find(command.Disclosure, cancellationToken);
        OrganisationRules.OnlyVerifiedOrganisationsTrade.Require(caller.IsVerified);
        disclosure.RequireOpenTo(caller.Membership, await db.ListingOf(disclosure, cancellationToken), VietnamCalendar.DateOf(now));
        db.Openings.Add(new Opening
        {
            Id = command.Opening,
            Listing = disclosure.Listing,
            Revision = disclosure.Revision,
            Disclosure = disclosure.Id,
            Person = caller.Person,
            Organisation = caller.Organisation,
            At = now,
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
