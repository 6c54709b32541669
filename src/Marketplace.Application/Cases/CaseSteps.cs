using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Cases;

/// <summary>What both sides and staff read of a case.</summary>
/// <param name="Title">What it is about, as it was when it was reported; none for a page of the exchange itself.</param>
/// <param name="Violation">In the reader's language.</param>
/// <param name="Steps">Oldest first.</param>
public sealed record CaseSteps(
    CaseId Id, Version Version, string Code, ReportedKind Kind, string SubjectCode, Bilingual Title, string Violation, CaseStatus Status, CaseOutcome? Outcome,
    DateTime OpenedAt, DateTime? AnswerDueAt, DateTime? AppealUntil, IReadOnlyList<CaseStep> Steps);

public sealed record CaseStep(CaseDeed Deed, string? Text, CaseOutcome? Outcome, DateTime At);
