using Marketplace.Domain.Members;

namespace Marketplace.Domain.Common;

/// <summary>One state of a public text, reviewed as a whole before the public sees it.</summary>
public abstract class RevisionOf<TContent> : Part
    where TContent : class
{
    private protected RevisionOf(int number, TContent content, DateTime now)
    {
        Number = number;
        Content = content;
        Status = RevisionStatus.Draft;
        EditedAt = now;
    }

    private protected RevisionOf()
    {
    }

    /// <summary>1, 2, 3 … within its root.</summary>
    public int Number { get; private set; }

    public TContent Content { get; private set; } = null!;

    public RevisionStatus Status { get; private set; }

    public DateTime EditedAt { get; private set; }

    public DateTime? SubmittedAt { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public MemberId? DecidedBy { get; private set; }

    /// <summary>Why changes were asked for, or why it was refused; in the reviewer's words.</summary>
    public string? Reason { get; private set; }

    public bool IsEditable => Status is RevisionStatus.Draft or RevisionStatus.ChangesRequested;

    internal void Edit(TContent content, DateTime now)
    {
        Content = content;
        EditedAt = now;
    }

    internal void Submit(DateTime now)
    {
        Status = RevisionStatus.Submitted;
        SubmittedAt = now;
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

    internal void Decide(RevisionStatus decision, MemberId by, string? reason, DateTime now)
    {
        Status = decision;
        DecidedBy = by;
        DecidedAt = now;
        Reason = reason;
    }
}

public enum RevisionStatus
{
    Draft,
    Submitted,
    ChangesRequested,
    Approved,
    Refused,
}
