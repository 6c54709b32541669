using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>A recipient asks to read the confidential part of a listing. Who may not bind their organisation sends it up to their representative.</summary>
/// <param name="Undertaking">The version that the form showed.</param>
/// <param name="Readers">Members of the asking organisation.</param>
[AllowedTo(Capability.Recipient, Power.Negotiate, Verified = true)]
public sealed record AskForDisclosure(DisclosureId Disclosure, ListingId Listing, PolicyId Undertaking, string? Purpose, IReadOnlyList<MembershipId>? Readers, bool Accepted) : ICommand, ICreates;

internal sealed class AskForDisclosureHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : AsyncRequestHandler<AskForDisclosure>
{
    protected override async Task Handle(AskForDisclosure command, CancellationToken cancellationToken)
    {
        var (now, own) = (clock.GetUtcNow().UtcDateTime, caller.Organisation);
        var today = VietnamCalendar.DateOf(now);
        caller.RequireAuthority(today);
        var listing = await db.Listings.AsNoTracking().OncePublic().Find(command.Listing, cancellationToken);
        var asker = await db.OwnOrganisation(caller, cancellationToken);
        var readers = (command.Readers ?? []).Distinct().ToArray();
        if (!readers.All(r => asker.Memberships.Any(m => m.Id == r)))
        {
            throw new Refused(Problem.NotFound);
        }

        var earlier = await db.Disclosures.AsNoTracking().AskedBy(own).Where(d => d.Listing == listing.Id).OrderByDescending(d => d.AskedAt).FirstOrDefaultAsync(cancellationToken);
        DisclosureRules.OneDisclosureIsAskedForAtATime.Require(earlier?.IsLive(today) != true);
        await db.RequireUndertaking(command.Undertaking, today, cancellationToken);
        db.Disclosures.Add(Disclosure.Ask(
            command.Disclosure, listing, asker, readers, command.Purpose, command.Undertaking, command.Accepted, caller.Person, caller.MayBind,
            caller.IsDemo || listing.IsDemo, lists.Calendar, now));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AskForDisclosureValidator : AbstractValidator<AskForDisclosure>
{
    public AskForDisclosureValidator()
    {
        RuleFor(c => c.Purpose).Text(DisclosureRules.PurposeLength);
        RuleFor(c => c.Readers).AtMost(DisclosureRules.MostReaders);
    }
}
