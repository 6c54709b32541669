using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Cases;

/// <summary>Staff decide on a case, with the reason; both sides are told.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record DecideCase(CaseId Case, Version Seen, CaseOutcome? Outcome, string? Reason) : ICommand;

internal sealed class DecideCaseHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DecideCase>
{
    protected override async Task Handle(DecideCase command, CancellationToken cancellationToken)
    {
        var opened = await db.Cases.OfAnyone().Find(command.Case, command.Seen, cancellationToken);
        opened.Decide(command.Outcome!.Value, command.Reason!, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class DecideCaseValidator : AbstractValidator<DecideCase>
{
    public DecideCaseValidator()
    {
        RuleFor(c => c.Outcome).NotNull().IsInEnum();
        RuleFor(c => c.Reason).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode(nameof(CaseRules.ADecisionHasAReason)).Text(CaseRules.TextLength);
    }
}
