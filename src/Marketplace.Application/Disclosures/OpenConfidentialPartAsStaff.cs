using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>Staff open the confidential part with a reason, which the supplier reads in the log and in a letter.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record OpenConfidentialPartAsStaff(ListingId Listing, RevisionId Revision, OpeningId Opening, string? Reason) : ICommand;

internal sealed class OpenConfidentialPartAsStaffHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<OpenConfidentialPartAsStaff>
{
    protected override async Task Handle(OpenConfidentialPartAsStaff command, CancellationToken cancellationToken)
    {
        var reason = command.Reason?.Trim() ?? "";
        DisclosureRules.StaffSayWhyTheyOpen.Require(reason.Length >= DisclosureRules.ShortestStaffReason, DisclosureRules.ShortestStaffReason);
        var listing = await db.Listings.OfAnyone().AsNoTracking().Find(command.Listing, cancellationToken);

        // Drafts are the organisation's own.
        var revision = listing.Revisions.FirstOrDefault(r => r.Id == command.Revision && r.SubmittedAt is not null) ?? throw new Refused(Problem.NotFound);
        DisclosureRules.OnlyAConfidentialPartIsDisclosed.Require(revision.Content.HasConfidential);
        var now = clock.GetUtcNow().UtcDateTime;
        db.Openings.Add(new Opening
        {
            Id = command.Opening,
            Listing = listing.Id,
            Revision = revision.Id,
            Person = caller.Person,
            Organisation = caller.Organisation,
            At = now,
            Reason = reason,
        });
        await db.WriteTo(
            listing.Organisation, Power.Negotiate, "StaffOpenedConfidential", listing.Id.Value, now,
            language => [revision.Content.Title.In(language).Text, listing.Code, site.Link(language, $"my/listings/{listing.Id.Value}/openings")], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class OpenConfidentialPartAsStaffValidator : AbstractValidator<OpenConfidentialPartAsStaff>
{
    public OpenConfidentialPartAsStaffValidator() => RuleFor(c => c.Reason).Text(DisclosureRules.ReasonLength);
}
