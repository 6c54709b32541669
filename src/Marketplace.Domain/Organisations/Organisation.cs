using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Organisations;

public readonly record struct OrganisationId(Guid Value) : ITypedId
{
    public static OrganisationId New() => new(Guid.CreateVersion7());
}

/// <summary>An institute, business, agency, intermediary or person that trades; or the exchange itself.</summary>
public sealed class Organisation : Root<OrganisationId>
{
    private readonly List<Membership> _memberships = [];

    public Organisation(OrganisationId id, string code, string taxCode, OrganisationProfile profile, Capability capabilities, bool isDemo, DateTime now)
    {
        OrganisationRules.ANameIsNeeded.Require(!profile.Name.IsEmpty);
        OrganisationRules.ATaxCodeHasItsShape.Require(Organisations.TaxCode.IsWellFormed(taxCode));
        OrganisationRules.ACapabilityIsNeeded.Require(capabilities != Capability.None);
        Id = id;
        Code = code;
        TaxCode = taxCode;
        Profile = profile;
        Capabilities = capabilities;
        IsDemo = isDemo;
        CreatedAt = now;
    }

    private Organisation()
    {
    }

    /// <summary>Short and unique: VCN.</summary>
    public string Code { get; private set; } = "";

    public string TaxCode { get; private set; } = "";

    public OrganisationProfile Profile { get; private set; } = null!;

    /// <summary>What it may do here; several at once.</summary>
    public Capability Capabilities { get; private set; }

    /// <summary>Invented for demonstration: shown apart in Development, never counted elsewhere.</summary>
    public bool IsDemo { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When staff verified it; null means it may draft, search and ask only.</summary>
    public DateTime? VerifiedAt { get; private set; }

    public bool IsVerified => VerifiedAt is not null;

    public IReadOnlyList<Membership> Memberships => _memberships;

    /// <summary>The first member represents it; later ones are added by a representative.</summary>
    public Membership Admit(MembershipId id, MemberId person, Role role, DateTime now)
    {
        OrganisationRules.AMemberJoinsOnce.Require(!_memberships.Exists(m => m.Member == person && m.EndedAt is null));
        var membership = new Membership(id, person, role, now);
        _memberships.Add(membership);
        return membership;
    }

    public void ChangeRole(MembershipId id, Role role)
    {
        var membership = Current(id);
        OrganisationRules.ARepresentativeRemains.Require(role == Role.Representative || AnotherRepresents(id));
        membership.Become(role);
    }

    public void EndMembership(MembershipId id, DateTime now)
    {
        var membership = Current(id);
        OrganisationRules.ARepresentativeRemains.Require(AnotherRepresents(id));
        membership.End(now);
    }

    /// <summary>Staff verified the name and kind, so the organisation does not change them by itself afterwards.</summary>
    public void Describe(OrganisationProfile profile)
    {
        OrganisationRules.ANameIsNeeded.Require(!profile.Name.IsEmpty);
        OrganisationRules.AVerifiedNameStays.Require(!IsVerified || (profile.Name == Profile.Name && profile.LegalKind == Profile.LegalKind));
        Profile = profile;
    }

    public void Verify(DateTime now)
    {
        OrganisationRules.AnOrganisationIsVerifiedOnce.Require(!IsVerified);
        VerifiedAt = now;
    }

    private Membership Current(MembershipId id)
    {
        var membership = _memberships.Find(m => m.Id == id && m.EndedAt is null);
        OrganisationRules.AMemberBelongsHere.Require(membership is not null);
        return membership;
    }

    private bool AnotherRepresents(MembershipId id) =>
        _memberships.Exists(m => m.Id != id && m.Role == Role.Representative && m.EndedAt is null);
}
