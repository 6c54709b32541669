namespace Marketplace.Application.Data;

/// <summary>One command that was carried out: who, what, on which subject. Written in the command's transaction, never changed.</summary>
public sealed class AuditRow
{
    public long Id { get; private set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The command's name.</summary>
    public required string Message { get; init; }

    public required Guid Subject { get; init; }

    public Guid? Person { get; init; }

    public Guid? Membership { get; init; }

    public Guid? Organisation { get; init; }

    /// <summary>The subject's version before and after; null when the subject is no root.</summary>
    public int? VersionBefore { get; init; }

    public int? VersionAfter { get; init; }

    /// <summary>SHA-256 of the command's content: the same command sent twice is recognised by it.</summary>
    public required byte[] Digest { get; init; }
}
