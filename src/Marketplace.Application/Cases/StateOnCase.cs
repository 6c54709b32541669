using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using MediatR;

namespace Marketplace.Application.Cases;

/// <summary>The reporter, by the key, adds something; or the reported organisation answers.</summary>
[AllowedToAnyone]
public sealed record StateOnCase(CaseId Case, Secret Key, string? Text) : ICommand;

internal sealed class StateOnCaseHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<StateOnCase>
{
    protected override async Task Handle(StateOnCase command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (opened, isReporter) = await db.Cases.OfParty(command.Case, command.Key, caller, cancellationToken);
        if (isReporter)
        {
            opened.Add(command.Text!, now);
        }
        else
        {
            opened.Answer(command.Text!, caller.Person, now);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class StateOnCaseValidator : AbstractValidator<StateOnCase>
{
    public StateOnCaseValidator() => RuleFor(c => c.Text).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode(nameof(CaseRules.AStatementIsWritten)).Text(CaseRules.TextLength);
}
