using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Negotiations;

/// <summary>Đề xuất điều khoản: a recipient's first round, on the revision of the listing that they read.</summary>
[AllowedTo(Capability.Recipient, Power.Negotiate, Verified = true)]
public sealed record MakeOffer(RoundId Round, ListingId Listing, RevisionId Read, TermsForm Form) : ICommand, ICreates;

internal sealed class MakeOfferHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : AsyncRequestHandler<MakeOffer>
{
    protected override async Task Handle(MakeOffer command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var listing = await db.Listings.OncePublic().Find(command.Listing, cancellationToken);
        if (listing.PublicRevision != command.Read)
        {
            throw new Refused(Problem.ChangedMeanwhile);
        }

        var room = await db.RoomOn(listing, caller, now, cancellationToken);
        room.Offer(command.Round, listing, caller.Person, command.Form.Terms(), command.Form.Message, lists.Calendar, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class MakeOfferValidator : AbstractValidator<MakeOffer>
{
    public MakeOfferValidator(IValidator<TermsForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
