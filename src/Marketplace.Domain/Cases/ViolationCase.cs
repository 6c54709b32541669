using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Cases;

/// <summary>
/// Vụ việc: somebody reported a violation, or an authority asks for a takedown. Both sides are heard, staff decide with a reason,
/// and an appeal is decided by somebody else.
/// </summary>
public sealed class ViolationCase : Root<CaseId>
{
    private readonly List<CaseEntry> _entries = [];

    private ViolationCase()
    {
    }

    /// <summary>The receipt number: VV-7K2M9QXA.</summary>
    public string Code { get; private set; } = "";

    public ReportedKind Kind { get; private set; }

    public string SubjectCode { get; private set; } = "";

    /// <summary>Who answers for it; null for a page of the exchange itself.</summary>
    public OrganisationId? Organisation { get; private set; }

    public ListingId? Listing { get; private set; }

    /// <summary>Evidence, with the revision that was public when it was reported.</summary>
    public ReportedThing Subject { get; private set; } = null!;

    /// <summary>A code of the list of violations.</summary>
    public string Violation { get; private set; } = "";

    /// <summary>Null when the reporter gave none.</summary>
    public string? ReporterMail { get; private set; }

    public Language ReporterLanguage { get; private set; }

    /// <summary>Of the key by which the reporter follows the case without an account; empty for an authority's request.</summary>
    public byte[] KeyDigest { get; private set; } = [];

    public AuthorityRequest? Request { get; private set; }

    public CaseStatus Status { get; private set; }

    public CaseOutcome? Outcome { get; private set; }

    public MemberId? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public DateTime OpenedAt { get; private set; }

    /// <summary>By when the next step of staff is due, UTC; null once it is closed or nothing waits for them.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Until when the reported organisation may answer before staff decide without it.</summary>
    public DateTime? AnswerDueAt { get; private set; }

    public IReadOnlyList<CaseEntry> Entries => _entries;

    public bool IsHidingContent => Outcome is CaseOutcome.Suspended or CaseOutcome.Removed;

    /// <param name="dueAt">By when its hearing is to be opened.</param>
    public static ViolationCase Report(
        CaseId id, ReportedThing subject, string violation, string description, string? mail, Language language, byte[] keyDigest, DateTime dueAt, DateTime now)
    {
        CaseRules.AViolationIsDescribed.Require(!string.IsNullOrWhiteSpace(description));
        var opened = Open(id, subject, violation, dueAt, now);
        opened.ReporterMail = string.IsNullOrWhiteSpace(mail) ? null : mail.Trim();
        opened.ReporterLanguage = language;
        opened.KeyDigest = keyDigest;
        opened.Record(CaseDeed.Reported, description.Trim(), null, null, now);
        return opened;
    }

    /// <param name="dueAt">By when the content is to be hidden.</param>
    public static ViolationCase RequestTakedown(CaseId id, ReportedThing subject, string violation, AuthorityRequest request, string description, MemberId by, DateTime dueAt, DateTime now)
    {
        CaseRules.APageOfTheExchangeStays.Require(subject.MayBeTakenDown);
        CaseRules.AnAuthoritysRequestIsNotOfTheFuture.Require(request.ReceivedAt <= now);
        CaseRules.AnAuthoritysPaperIsNotOfTheFuture.Require(request.Date <= VietnamCalendar.DateOf(now));
        var opened = Open(id, subject, violation, dueAt, now);
        opened.Request = request;
        opened.Record(CaseDeed.TakedownRequested, description.Trim(), null, by, now);
        return opened;
    }

    /// <summary>Both sides are asked.</summary>
    public void OpenHearing(MemberId by, DateTime answerDueAt, DateTime decisionDueAt, DateTime now)
    {
        CaseRules.OnlyReportsAreHeard.Require(Status == CaseStatus.Received && Request is null);
        Status = CaseStatus.Hearing;
        AnswerDueAt = Organisation is null ? now : answerDueAt;
        DueAt = decisionDueAt;
        Record(CaseDeed.HearingOpened, null, null, by, now);
    }

    /// <summary>The reporter adds something.</summary>
    public void Add(string text, DateTime now)
    {
        CaseRules.StatementsComeBeforeTheDecision.Require(Status is CaseStatus.Received or CaseStatus.Hearing or CaseStatus.Appealed);
        Say(CaseDeed.ReporterAdded, text, by: null, now);
    }

    /// <summary>The reported organisation answers.</summary>
    public void Answer(string text, MemberId by, DateTime now)
    {
        CaseRules.StatementsComeBeforeTheDecision.Require(Status is CaseStatus.Hearing or CaseStatus.Appealed);
        Say(CaseDeed.OrganisationAnswered, text, by, now);
    }

    public void Decide(CaseOutcome outcome, string reason, MemberId by, DateTime now)
    {
        CaseRules.OnlyHeardCasesAreDecided.Require(Status == CaseStatus.Hearing || (Status == CaseStatus.Received && Request is not null));
        CaseRules.TheReportedSideIsHeardFirst.Require(Request is not null || AnswerDueAt <= now || _entries.Exists(e => e.Deed == CaseDeed.OrganisationAnswered));
        Conclude(CaseDeed.Decided, outcome, reason, by, now);
        DecidedBy = by;
        Status = CaseStatus.Decided;
    }

    /// <summary>A side does not agree.</summary>
    /// <param name="by">Null for the reporter.</param>
    public void Appeal(string text, MemberId? by, DateTime dueAt, DateTime now)
    {
        CaseRules.OnlyDecidedCasesAreAppealed.Require(Status == CaseStatus.Decided);
        CaseRules.AnAppealComesInTime.Require(now <= DecidedAt!.Value.AddDays(CaseRules.DaysToAppeal));
        Status = CaseStatus.Appealed;
        DueAt = dueAt;
        Say(by is null ? CaseDeed.ReporterAppealed : CaseDeed.OrganisationAppealed, text, by, now);
    }

    public void DecideAppeal(CaseOutcome outcome, string reason, MemberId by, DateTime now)
    {
        CaseRules.OnlyAppealedCasesAreDecidedAgain.Require(Status == CaseStatus.Appealed);
        CaseRules.AnAppealIsDecidedBySomebodyElse.Require(by != DecidedBy);
        Conclude(CaseDeed.AppealDecided, outcome, reason, by, now);
        Status = CaseStatus.Closed;
    }

    private static ViolationCase Open(CaseId id, ReportedThing subject, string violation, DateTime dueAt, DateTime now) => new()
    {
        Id = id,
        Code = "VV-" + ShortCode.Of(id.Value),
        Kind = subject.Kind,
        SubjectCode = subject.Code,
        Organisation = subject.Organisation,
        Listing = subject.Listing,
        Subject = subject,
        Violation = violation,
        OpenedAt = now,
        DueAt = dueAt,
    };

    private void Conclude(CaseDeed deed, CaseOutcome outcome, string reason, MemberId by, DateTime now)
    {
        CaseRules.ADecisionHasAReason.Require(!string.IsNullOrWhiteSpace(reason));
        var (wasHiding, hides) = (IsHidingContent, outcome is CaseOutcome.Suspended or CaseOutcome.Removed);
        CaseRules.APageOfTheExchangeStays.Require(!hides || Subject.MayBeTakenDown);
        Outcome = outcome;
        DecidedAt = now;
        DueAt = null;
        Record(deed, reason.Trim(), outcome, by, now);
        if (hides && !wasHiding)
        {
            Happened(new ContentTakenDown(Id, Subject, reason.Trim(), now));
        }
        else if (wasHiding && !hides)
        {
            Happened(new ContentRestored(Id, Subject, now));
        }
    }

    private void Say(CaseDeed deed, string text, MemberId? by, DateTime now)
    {
        CaseRules.AStatementIsWritten.Require(!string.IsNullOrWhiteSpace(text));
        Record(deed, text.Trim(), null, by, now);
    }

    private void Record(CaseDeed deed, string? text, CaseOutcome? outcome, MemberId? by, DateTime now)
    {
        _entries.Add(new CaseEntry(deed, text, outcome, by, now));
        Happened(new CaseMoved(Id, deed));
    }
}

public enum CaseStatus
{
    Received,
    Hearing,
    Decided,
    Appealed,

    /// <summary>An appeal was decided; there is no other.</summary>
    Closed,
}
