using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Negotiations;

public readonly record struct RoundId(Guid Value) : ITypedId
{
    public static RoundId New() => new(Guid.CreateVersion7());
}

/// <summary>One proposal of terms by one side. It is replaced, never rewritten.</summary>
public sealed class Round : Part
{
    internal Round(RoundId id, int number, Side by, MemberId member, Terms terms, string? message, RevisionId revision, DateTime dueAt, DateTime now)
    {
        Id = id;
        Number = number;
        By = by;
        Member = member;
        Terms = terms;
        Message = string.IsNullOrWhiteSpace(message) ? null : message.Trim();
        Revision = revision;
        SentAt = now;
        DueAt = dueAt;
    }

    private Round()
    {
    }

    public RoundId Id { get; private set; }

    public int Number { get; private set; }

    public Side By { get; private set; }

    public MemberId Member { get; private set; }

    public Terms Terms { get; private set; } = null!;

    public string? Message { get; private set; }

    /// <summary>The listing's revision that the sender saw.</summary>
    public RevisionId Revision { get; private set; }

    public RoundState State { get; private set; }

    public DateTime SentAt { get; private set; }

    /// <summary>Until when the other side answers (UTC); extended once when it waits for a representative.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>The officer's wish to accept, waiting for the representative ("Chờ lãnh đạo duyệt").</summary>
    public MemberId? SentUpBy { get; private set; }

    public DateTime? SentUpAt { get; private set; }

    public bool IsSentUp { get; private set; }

    public MemberId? AcceptedBy { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    internal void Become(RoundState state)
    {
        State = state;
        IsSentUp = false;
    }

    internal void SendUp(MemberId by, DateTime dueAt, DateTime now)
    {
        IsSentUp = true;
        SentUpBy = by;
        SentUpAt = now;
        DueAt = dueAt > DueAt ? dueAt : DueAt;
    }

    internal void TakeBack() => IsSentUp = false;

    internal void Agree(MemberId by, DateTime now)
    {
        Become(RoundState.Accepted);
        AcceptedBy = by;
        AcceptedAt = now;
    }

    internal void Reopen()
    {
        State = RoundState.Open;
        AcceptedBy = null;
        AcceptedAt = null;
    }
}

public enum RoundState
{
    Open,
    Replaced,
    Accepted,
}
