using Marketplace.Domain.Common;
using Marketplace.Domain.Files;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Demands;

public readonly record struct DemandId(Guid Value) : ITypedId
{
    public static DemandId New() => new(Guid.CreateVersion7());
}

public readonly record struct DemandRevisionId(Guid Value) : ITypedId
{
    public static DemandRevisionId New() => new(Guid.CreateVersion7());
}

/// <summary>One state of a demand's text.</summary>
public sealed class DemandRevision : RevisionOf<DemandContent>
{
    internal DemandRevision(DemandRevisionId id, int number, DemandContent content, DateTime now)
        : base(number, content, now) => Id = id;

    private DemandRevision()
    {
    }

    public DemandRevisionId Id { get; private set; }
}

/// <summary>Nhu cầu công nghệ: a problem that a business posts. The public sees the newest approved revision.</summary>
public sealed class Demand : Root<DemandId>
{
    private readonly List<DemandRevision> _revisions = [];
    private readonly List<DemandSuspension> _suspensions = [];

    private Demand()
    {
    }

    public string Code { get; private set; } = "";

    public OrganisationId Organisation { get; private set; }

    public DemandStatus Status { get; private set; }

    public bool IsDemo { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? OpenedAt { get; private set; }

    public DemandRevisionId? PublicRevision { get; private set; }

    /// <summary>Hanoi date of the public revision's deadline: the last day on which proposals are taken.</summary>
    public DateOnly? ProposalsUntil { get; private set; }

    /// <summary>Who of its organisation looks after it.</summary>
    public Charge Charge { get; private set; } = Charge.Nobody;

    public IReadOnlyList<DemandRevision> Revisions => _revisions;

    public IReadOnlyList<DemandSuspension> Suspensions => _suspensions;

    /// <summary>Where it stands again once nothing hides it.</summary>
    public DemandStatus? SuspendedFrom { get; private set; }

    public DemandRevision Latest => _revisions.MaxBy(r => r.Number)!;

    public DemandRevision? Public => _revisions.Find(r => r.Id == PublicRevision);

    /// <summary>The public may read it.</summary>
    public bool IsPublic => Status is DemandStatus.Open or DemandStatus.Matched;

    /// <summary>Its organisation may change it: also while it is hidden, to mend it.</summary>
    public bool IsEditable => IsEditableAt(Status, SuspendedFrom);

    public static Demand Draft(DemandId id, DemandRevisionId revision, OrganisationId organisation, DemandContent content, bool isDemo, DateTime now, MemberId? by = null)
    {
        var demand = new Demand
        {
            Id = id,
            Code = "NC-" + ShortCode.Of(id.Value),
            Organisation = organisation,
            IsDemo = isDemo,
            CreatedAt = now,
            Charge = Charge.Of(by),
        };
        demand._revisions.Add(new DemandRevision(revision, 1, content, now));
        return demand;
    }

    /// <summary>Changes the draft's text; when the newest revision is approved, a new one begins and the old one stays public.</summary>
    public void Edit(DemandRevisionId next, DemandContent content, DateTime now) => Change(next, content with { Attachments = Latest.Content.Attachments }, now);

    /// <param name="name">Of the file, as it was brought.</param>
    public void Attach(DemandRevisionId next, DemandAttachment attachment, string name, DateTime now)
    {
        var content = Latest.Content;
        FileRules.ADemandHasAFewAttachments.Require(content.Attachments.Count < FileRules.Attachments, name, FileRules.Attachments);
        Change(next, content with { Attachments = [.. content.Attachments, attachment] }, now);
    }

    /// <summary>Says what its attachments are.</summary>
    public void DescribeAttachments(DemandRevisionId next, IReadOnlyList<AttachmentWords> attachments, DateTime now)
    {
        var content = Latest.Content;
        FileRules.OnlyAttachedFilesAreChanged.Require(attachments.All(w => content.Attachments.Any(a => a.File == w.File)));
        Change(
            next,
            content with { Attachments = [.. content.Attachments.Select(a => attachments.FirstOrDefault(w => w.File == a.File) is { } words ? a with { Title = words.Title } : a)] },
            now);
    }

    /// <summary>Takes a file out of the draft; revisions that were approved keep it.</summary>
    public void RemoveAttachment(DemandRevisionId next, FileId file, DateTime now)
    {
        var content = Latest.Content;
        FileRules.OnlyAttachedFilesAreChanged.Require(content.Attachments.Any(a => a.File == file));
        Change(next, content with { Attachments = [.. content.Attachments.Where(a => a.File != file)] }, now);
    }

    public void Submit(DateTime now)
    {
        RequireNotClosed();
        var latest = Latest;
        DemandRules.OnlyDraftDemandsAreSubmitted.Require(latest.IsEditable);
        DemandRules.RequireComplete(latest.Content, VietnamCalendar.DateOf(now));
        latest.Submit(now);
        Happened(new DemandSubmitted(Id, latest.Id));
    }

    public void Approve(DemandRevisionId read, MemberId by, DateTime now)
    {
        var revision = UnderReview(read);
        revision.Decide(RevisionStatus.Approved, by, reason: null, now);
        PublicRevision = revision.Id;
        ProposalsUntil = revision.Content.Deadline;
        OpenedAt ??= now;
        if (Status is DemandStatus.Draft or DemandStatus.Expired)
        {
            Show();
        }

        Happened(new DemandApproved(Id, revision.Id));
    }

    /// <param name="to">The reviewer now in charge; null gives it back to all.</param>
    public void AssignReview(DemandRevisionId read, MemberId? to, MemberId by, DateTime now) => UnderReview(read).Assign(to, by, now);

    public void RequestChanges(DemandRevisionId read, MemberId by, string reason, DateTime now) =>
        TurnBack(read, RevisionStatus.ChangesRequested, by, reason, now);

    public void Refuse(DemandRevisionId read, MemberId by, string reason, DateTime now) =>
        TurnBack(read, RevisionStatus.Refused, by, reason, now);

    public void PutInCharge(Charge charge) => Charge = charge;

    /// <summary>Takes it off the exchange; a revision that awaits review is taken back with it.</summary>
    public void Withdraw()
    {
        DemandRules.OnlyOpenDemandsAreWithdrawn.Require(Status is DemandStatus.Draft or DemandStatus.Open or DemandStatus.Expired);
        Status = DemandStatus.Withdrawn;
        Latest.TakeBack();
        Happened(new DemandEnded(Id));
    }

    /// <summary>The asker accepted a proposal, also after the deadline if the proposal came before it.</summary>
    public void Match()
    {
        if (Status is DemandStatus.Open or DemandStatus.Expired)
        {
            Status = DemandStatus.Matched;
        }
        else if (SuspendedFrom is not null)
        {
            SuspendedFrom = DemandStatus.Matched;
        }
    }

    /// <summary>The asker has what they looked for.</summary>
    public void Close()
    {
        DemandRules.OnlyMatchedDemandsAreClosed.Require(Status == DemandStatus.Matched);
        Status = DemandStatus.Closed;
        Latest.TakeBack();
        Happened(new DemandEnded(Id));
    }

    /// <summary>Its last day is over. An edit with a later deadline opens it again once approved.</summary>
    public void Expire(DateOnly today)
    {
        DemandRules.OnlyOverdueDemandsExpire.Require(Status == DemandStatus.Open && ProposalsUntil < today);
        Status = DemandStatus.Expired;
        Happened(new DemandExpired(Id));
    }

    /// <summary>Hides it from the public and from search; its organisation can still mend it.</summary>
    /// <param name="holder">What hides it, until that lifts it again.</param>
    public void Suspend(Guid holder, string reason, DateTime now)
    {
        _suspensions.Hold(new DemandSuspension(holder, reason, by: null, now));
        if (IsPublic)
        {
            (SuspendedFrom, Status) = (Status, DemandStatus.Suspended);
        }
    }

    /// <summary>Lifts one suspension; the last one shows the demand again, which then expires if its last day is over.</summary>
    public void Resume(Guid holder, DateTime now)
    {
        _suspensions.Lift(holder, by: null, now);
        if (SuspendedFrom is { } before && !_suspensions.AnyHolds())
        {
            (Status, SuspendedFrom) = (before, null);
        }
    }

    /// <summary>As <see cref="IsEditable"/>, for columns.</summary>
    public static bool IsEditableAt(DemandStatus status, DemandStatus? suspendedFrom) =>
        (suspendedFrom ?? status) is DemandStatus.Draft or DemandStatus.Open or DemandStatus.Expired;

    /// <summary>To the public, unless something holds it hidden.</summary>
    private void Show() => (Status, SuspendedFrom) = _suspensions.AnyHolds()
        ? (DemandStatus.Suspended, DemandStatus.Open)
        : (DemandStatus.Open, (DemandStatus?)null);

    private void Change(DemandRevisionId next, DemandContent content, DateTime now)
    {
        RequireNotClosed();
        var latest = Latest;
        DemandRules.ASubmittedDemandIsNotEdited.Require(latest.Status is not RevisionStatus.Submitted);
        if (latest.IsEditable)
        {
            latest.Edit(content, now);
        }
        else
        {
            _revisions.Add(new DemandRevision(next, latest.Number + 1, content, now));
        }
    }

    private void RequireNotClosed() => DemandRules.AClosedDemandIsNotEdited.Require(IsEditable);

    private DemandRevision UnderReview(DemandRevisionId read)
    {
        var revision = _revisions.Find(r => r.Id == read);
        DemandRules.OnlySubmittedDemandsAreDecided.Require(revision is { Status: RevisionStatus.Submitted });
        return revision;
    }

    private void TurnBack(DemandRevisionId read, RevisionStatus decision, MemberId by, string reason, DateTime now)
    {
        var revision = UnderReview(read);
        DemandRules.AReasonIsGivenToTheAsker.Require(!string.IsNullOrWhiteSpace(reason));
        revision.Decide(decision, by, reason.Trim(), now);
        Happened(new DemandTurnedBack(Id, read, decision));
    }
}

public enum DemandStatus
{
    Draft,
    Open,
    Matched,
    Closed,
    Withdrawn,
    Expired,

    /// <summary>A case hides it.</summary>
    Suspended,
}
