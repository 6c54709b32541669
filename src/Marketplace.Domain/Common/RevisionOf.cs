using Marketplace.Domain.Members;

namespace Marketplace.Domain.Common;

/// <summary>One state of a public text, reviewed as a whole before the public sees it.</summary>
public abstract class RevisionOf<TContent> : Part
    where TContent : class, IFiled
{
    private protected RevisionOf(int number, TContent content, DateTime now)
    {
        Number = number;
        Content = content;
        Field = content.Field;
        Status = RevisionStatus.Draft;
        EditedAt = now;
    }

    private protected RevisionOf()
    {
    }

    /// <summary>1, 2, 3 … within its root.</summary>
    public int Number { get; private set; }

    public TContent Content { get; private set; } = null!;

    /// <summary>The content's field, by which reviews are sorted out.</summary>
    public string? Field { get; private set; }

    public RevisionStatus Status { get; private set; }

    public DateTime EditedAt { get; private set; }

    public DateTime? SubmittedAt { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public MemberId? DecidedBy { get; private set; }

    /// <summary>Why changes were asked for, or why it was refused; in the reviewer's words.</summary>
    public string? Reason { get; private set; }

    /// <summary>The reviewer in charge while it awaits review; null when anybody may take it.</summary>
    public MemberId? Assignee { get; private set; }

    /// <summary>Each step of its review, oldest first.</summary>
    public IReadOnlyList<ReviewEntry> History { get; private set; } = [];

    public bool IsEditable => Status is RevisionStatus.Draft or RevisionStatus.ChangesRequested;

    internal void Edit(TContent content, DateTime now)
    {
        Content = content;
        Field = content.Field;
        EditedAt = now;
    }

    internal void Submit(DateTime now)
    {
        Status = RevisionStatus.Submitted;
        SubmittedAt = now;
        Record(new ReviewEntry(ReviewDeed.Submitted, now));
    }

    /// <summary>Out of the review, when it awaits one.</summary>
    internal void TakeBack()
    {
        if (Status == RevisionStatus.Submitted)
        {
            Status = RevisionStatus.Draft;
            SubmittedAt = null;
        }
    }

    /// <param name="to">The reviewer now in charge; null gives it back to all.</param>
    internal void Assign(MemberId? to, MemberId by, DateTime now)
    {
        Assignee = to;
        Record(new ReviewEntry(to is null ? ReviewDeed.Released : ReviewDeed.Assigned, now, by, to));
    }

    internal void Decide(RevisionStatus decision, MemberId by, string? reason, DateTime now)
    {
        Status = decision;
        DecidedBy = by;
        DecidedAt = now;
        Reason = reason;
        Record(ReviewEntry.Of(decision, by, reason, now));
    }

    private void Record(ReviewEntry entry) => History = [.. History, entry];
}

/// <summary>A content that belongs to a field of science and technology.</summary>
public interface IFiled
{
    string? Field { get; }
}

/// <summary>One step of a revision's review.</summary>
/// <param name="By">Null for what the organisation does.</param>
/// <param name="To">The reviewer who was put in charge.</param>
/// <param name="Reason">In the reviewer's words.</param>
public sealed record ReviewEntry(ReviewDeed Deed, DateTime At, MemberId? By = null, MemberId? To = null, string? Reason = null)
{
    public static ReviewEntry Of(RevisionStatus decision, MemberId by, string? reason, DateTime at) => new(
        decision switch
        {
            RevisionStatus.Approved => ReviewDeed.Approved,
            RevisionStatus.Refused => ReviewDeed.Refused,
            _ => ReviewDeed.ChangesRequested,
        },
        at, by, Reason: reason);
}

public enum ReviewDeed
{
    Submitted,
    Assigned,

    /// <summary>Given back to all reviewers.</summary>
    Released,
    ChangesRequested,
    Approved,
    Refused,
}

public enum RevisionStatus
{
    Draft,
    Submitted,
    ChangesRequested,
    Approved,
    Refused,
}
