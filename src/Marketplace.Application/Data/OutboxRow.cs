namespace Marketplace.Application.Data;

/// <summary>Something to do outside, written with the decision that causes it. Claimed by state and lease.</summary>
public sealed class OutboxRow
{
    private OutboxRow()
    {
    }

    public OutboxRow(string lane, Guid subject, string payload, DateTime now)
    {
        Id = Guid.CreateVersion7();
        Lane = lane;
        Subject = subject;
        Payload = payload;
        CreatedAt = now;
        DueAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>Each lane has its own worker and its own dead letters.</summary>
    public string Lane { get; private set; } = "";

    public Guid Subject { get; private set; }

    /// <summary>JSON.</summary>
    public string Payload { get; private set; } = "";

    public OutboxState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>Not tried before this moment (UTC); while it is claimed, the end of the lease.</summary>
    public DateTime DueAt { get; private set; }

    public string? LastError { get; private set; }
}

public enum OutboxState
{
    Waiting,
    Done,

    /// <summary>Given up after too many attempts; an admin sees it.</summary>
    Dead,
}
