using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Negotiations;

/// <summary>Đề xuất lại: the side whose turn it is replaces the open round with its own.</summary>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.Negotiate, Verified = true)]
public sealed record CounterOffer(NegotiationId Negotiation, Version Seen, RoundId Round, TermsForm Form) : ICommand;

internal sealed class CounterOfferHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : AsyncRequestHandler<CounterOffer>
{
    protected override async Task Handle(CounterOffer command, CancellationToken cancellationToken)
    {
        var room = await db.Negotiations.OfParty(caller.Organisation).Find(command.Negotiation, command.Seen, cancellationToken);
        var listing = await db.Listings.OncePublic().Find(room.Listing, cancellationToken);
        room.Counter(
            command.Round, listing, room.SideOf(caller.Organisation)!.Value, caller.Person,
            command.Form.Terms(), command.Form.Message, lists.Calendar, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class CounterOfferValidator : AbstractValidator<CounterOffer>
{
    public CounterOfferValidator(IValidator<TermsForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
