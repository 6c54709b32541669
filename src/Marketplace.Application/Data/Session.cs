using Marketplace.Domain.Members;

namespace Marketplace.Application.Data;

/// <summary>One sign-in on one device; ending it stops its cookie at the next message.</summary>
public sealed class Session(Guid id, MemberId member, DateTime startedAt)
{
    public Guid Id { get; private set; } = id;

    public MemberId Member { get; private set; } = member;

    public DateTime StartedAt { get; private set; } = startedAt;

    public DateTime? EndedAt { get; private set; }

    public void End(DateTime now) => EndedAt ??= now;
}
