using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Cases;

/// <summary>Anybody reports something public. The key, made with the form, opens the case to its reporter and to nobody else.</summary>
/// <param name="Subject">The public code of what is reported.</param>
/// <param name="Mail">Where letters go; empty for who wants none.</param>
[AllowedToAnyone]
public sealed record ReportViolation(CaseId Case, Secret Key, ReportedKind? Kind, string Subject, string? Violation, string? Description, string? Mail, Language? Language) : ICommand, ICreates;

internal sealed class ReportViolationHandler(MarketplaceDb db, ReferenceLists lists, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<ReportViolation>
{
    protected override async Task Handle(ReportViolation command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (thing, title) = await db.Reported(command.Kind!.Value, command.Subject, cancellationToken);
        var opened = ViolationCase.Report(
            command.Case, thing, command.Violation!, command.Description!, command.Mail, command.Language!.Value, CaseKeys.Digest(command.Key), lists.Calendar.After(now, CaseTimes.DaysToHear), now);
        db.Cases.Add(opened);
        if (opened.ReporterMail is { } mail)
        {
            var language = opened.ReporterLanguage;
            db.Post(mail, language, "CaseReceipt", opened.Id.Value, now, opened.Code, title.IsEmpty ? thing.Code : title.In(language).Text, site.Link(language, CaseKeys.Path(command.Case, command.Key)));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class ReportViolationValidator : AbstractValidator<ReportViolation>
{
    public ReportViolationValidator(ReferenceLists lists)
    {
        RuleFor(c => c.Key).Must(CaseKeys.IsWhole).WithErrorCode(nameof(Problem.FormNotWhole));
        RuleFor(c => c.Kind).NotNull().IsInEnum();
        RuleFor(c => c.Violation).NotEmpty().Code(lists, ReferenceListNames.Violations);
        RuleFor(c => c.Description).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode(nameof(CaseRules.AViolationIsDescribed)).Text(CaseRules.TextLength);
        RuleFor(c => c.Mail).Mail().When(c => !string.IsNullOrWhiteSpace(c.Mail));
        RuleFor(c => c.Language).NotNull().IsInEnum();
    }
}
