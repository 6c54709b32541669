using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Data;

public readonly record struct SessionId(Guid Value) : ITypedId
{
    public static SessionId New() => new(Guid.CreateVersion7());
}

/// <summary>One sign-in on one device; ending it stops its cookie at the next message.</summary>
public sealed class Session(SessionId id, MemberId member, DateTime startedAt)
{
    public SessionId Id { get; private set; } = id;

    public MemberId Member { get; private set; } = member;

    public DateTime StartedAt { get; private set; } = startedAt;

    /// <summary>The membership it last acted by: the next sign-in begins with it.</summary>
    public MembershipId? Membership { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public void ActBy(MembershipId? membership) => Membership = membership;

    public void End(DateTime now) => EndedAt ??= now;
}
