using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Negotiations;

/// <summary>Hỏi thêm: a recipient asks about a listing, in the room that it has on it or in a new one.</summary>
[AllowedTo(Capability.Recipient, Power.Negotiate)]
public sealed record AskQuestion(QuestionId Question, ListingId Listing, string? Text) : ICommand, ICreates;

internal sealed class AskQuestionHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : AsyncRequestHandler<AskQuestion>
{
    protected override async Task Handle(AskQuestion command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var listing = await db.Listings.OncePublic().Find(command.Listing, cancellationToken);
        var room = await db.RoomOn(listing, caller, now, cancellationToken);
        room.Ask(command.Question, caller.Person, command.Text!, lists.Calendar, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AskQuestionValidator : AbstractValidator<AskQuestion>
{
    public AskQuestionValidator() => RuleFor(c => c.Text).NotEmpty().Text(NegotiationRules.TextLength);
}
