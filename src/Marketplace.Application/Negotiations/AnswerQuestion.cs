using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Negotiations;

/// <summary>The supplier answers; what else happened in the room meanwhile does not matter to an answer.</summary>
[AllowedTo(Capability.Supplier, Power.Negotiate)]
public sealed record AnswerQuestion(NegotiationId Negotiation, QuestionId Question, string? Text) : ICommand;

internal sealed class AnswerQuestionHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AnswerQuestion>
{
    protected override async Task Handle(AnswerQuestion command, CancellationToken cancellationToken)
    {
        var room = await db.Negotiations.OfParty(caller.Organisation).Find(command.Negotiation, cancellationToken);
        room.Answer(command.Question, room.SideOf(caller.Organisation)!.Value, caller.Person, command.Text!, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AnswerQuestionValidator : AbstractValidator<AnswerQuestion>
{
    public AnswerQuestionValidator() => RuleFor(c => c.Text).NotEmpty().Text(NegotiationRules.TextLength);
}
