using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Organisations;

public readonly record struct MembershipId(Guid Value) : ITypedId
{
    public static MembershipId New() => new(Guid.CreateVersion7());
}

/// <summary>A person's place in an organisation. Ended, never deleted: the audit points to it.</summary>
public sealed class Membership : Part
{
    internal Membership(MembershipId id, MemberId member, Role role, DateTime now)
    {
        Id = id;
        Member = member;
        Role = role;
        Since = now;
    }

    private Membership()
    {
    }

    public MembershipId Id { get; private set; }

    public MemberId Member { get; private set; }

    public Role Role { get; private set; }

    /// <summary>A representative's; null until it is stated.</summary>
    public Authority? Authority { get; private set; }

    public DateTime Since { get; private set; }

    public DateTime? EndedAt { get; private set; }

    internal void Become(Role role)
    {
        Role = role;
        Authority = role == Role.Representative ? Authority : null;
    }

    internal void ActBy(Authority authority) => Authority = authority;

    internal void End(DateTime now) => EndedAt = now;
}
