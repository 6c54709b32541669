using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Disclosures;

public readonly record struct DisclosureReaderId(Guid Value) : ITypedId
{
    public static DisclosureReaderId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// Somebody of the asking organisation who may read, by this membership only: who leaves, and comes back by another, is named anew.
/// </summary>
public sealed class DisclosureReader : Part
{
    internal DisclosureReader(Membership membership, DateTime now)
    {
        Id = DisclosureReaderId.New();
        Membership = membership.Id;
        Member = membership.Member;
        NamedAt = now;
    }

    private DisclosureReader()
    {
    }

    public DisclosureReaderId Id { get; private set; }

    public MembershipId Membership { get; private set; }

    public MemberId Member { get; private set; }

    public ReaderState State { get; private set; }

    public DateTime NamedAt { get; private set; }

    internal void Become(ReaderState state) => State = state;
}

public enum ReaderState
{
    /// <summary>Until the supplier agrees.</summary>
    Waiting,
    Open,
    Refused,
    Removed,
}
