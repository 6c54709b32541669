using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Cases;

internal static class CaseReading
{
    public static CaseSteps Steps(this ViolationCase opened, Bilingual title, string violation) => new(
        opened.Id, opened.Version, opened.Code, opened.Kind, opened.SubjectCode, title, violation, opened.Status, opened.Outcome, opened.OpenedAt, opened.AnswerDueAt,
        opened.Status == CaseStatus.Decided ? opened.DecidedAt!.Value.AddDays(CaseRules.DaysToAppeal) : null,
        [.. opened.Entries.OrderBy(e => e.At).ThenBy(e => e.Id.Value).Select(e => new CaseStep(e.Deed, e.Text, e.Outcome, e.At))]);
}
