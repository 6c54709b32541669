using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Cases;
using MediatR;

namespace Marketplace.Application.Cases;

/// <summary>The reporter, by the key, or the reported organisation does not agree with the decision.</summary>
[AllowedToAnyone]
public sealed record AppealCase(CaseId Case, Secret Key, string? Text) : ICommand;

internal sealed class AppealCaseHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : AsyncRequestHandler<AppealCase>
{
    protected override async Task Handle(AppealCase command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (opened, isReporter) = await db.Cases.OfParty(command.Case, command.Key, caller, cancellationToken);
        opened.Appeal(command.Text!, isReporter ? null : caller.Person, lists.Calendar.After(now, CaseTimes.DaysToDecide), now);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AppealCaseValidator : AbstractValidator<AppealCase>
{
    public AppealCaseValidator() => RuleFor(c => c.Text).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode(nameof(CaseRules.AStatementIsWritten)).Text(CaseRules.TextLength);
}
