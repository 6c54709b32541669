using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Cases;

/// <summary>Another member of staff decides on an appeal; there is no further one.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record DecideAppeal(CaseId Case, Version Seen, CaseOutcome? Outcome, string? Reason) : ICommand;

internal sealed class DecideAppealHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DecideAppeal>
{
    protected override async Task Handle(DecideAppeal command, CancellationToken cancellationToken)
    {
        var opened = await db.Cases.OfAnyone().Find(command.Case, command.Seen, cancellationToken);
        opened.DecideAppeal(command.Outcome!.Value, command.Reason!, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class DecideAppealValidator : AbstractValidator<DecideAppeal>
{
    public DecideAppealValidator()
    {
        RuleFor(c => c.Outcome).NotNull().IsInEnum();
        RuleFor(c => c.Reason).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode(nameof(CaseRules.ADecisionHasAReason)).Text(CaseRules.TextLength);
    }
}
