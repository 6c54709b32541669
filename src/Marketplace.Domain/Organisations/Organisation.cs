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

    /// <param name="taxCode">Null for somebody from abroad, who shows a <paramref name="paper"/> instead.</param>
    /// <param name="parent">The organisation that a dependent unit belongs to; null for everybody else.</param>
    public Organisation(
        OrganisationId id, string code, string? taxCode, OrganisationProfile profile, Capability capabilities, bool isDemo, DateTime now, LegalPaper? paper = null, Organisation? parent = null)
    {
        OrganisationRules.ANameIsNeeded.Require(!profile.Name.IsEmpty);
        OrganisationRules.AForeignerHasAPaperInstead.Require(paper is null || taxCode is null);
        OrganisationRules.ATaxCodeHasItsShape.Require(paper is not null || Organisations.TaxCode.IsWellFormed(taxCode));
        OrganisationRules.AnIndividualHasAPersonalNumber.Require(IsOfItsKind(taxCode, profile));
        OrganisationRules.AUnitSitsUnderItsParent.Require(
            Organisations.TaxCode.IsOfUnit(taxCode) ? parent?.TaxCode == Organisations.TaxCode.OfParent(taxCode!) : parent is null);
        OrganisationRules.ACapabilityIsNeeded.Require(capabilities != Capability.None);
        Id = id;
        Code = code;
        TaxCode = taxCode;
        Paper = paper;
        Profile = profile;
        Capabilities = capabilities;
        IsDemo = isDemo;
        CreatedAt = now;
        if (parent is not null)
        {
            Parent = parent.Id;
            UnitState = Organisations.UnitState.Asked;
        }
    }

    private Organisation()
    {
    }

    /// <summary>Short and unique: VCN.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Null for somebody from abroad.</summary>
    public string? TaxCode { get; private set; }

    /// <summary>Of somebody from abroad, instead of a tax code.</summary>
    public LegalPaper? Paper { get; private set; }

    /// <summary>Of a unit without legal status: the organisation that signs for it.</summary>
    public OrganisationId? Parent { get; private set; }

    /// <summary>What the parent said; null for who is no unit.</summary>
    public UnitState? UnitState { get; private set; }

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

    /// <summary>A representative's title and why they may oblige the organisation, as they state it.</summary>
    public void StateAuthority(MembershipId id, Authority authority)
    {
        var membership = Current(id);
        OrganisationRules.OnlyARepresentativeHasAuthority.Require(membership.Role == Role.Representative);
        membership.ActBy(authority);
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
        OrganisationRules.AnIndividualHasAPersonalNumber.Require(IsOfItsKind(TaxCode, profile));
        Profile = profile;
    }

    /// <summary>The parent's representative says that the unit is theirs, and signs for it from now on.</summary>
    public void ConfirmUnit(MembershipId id, MemberId representative, DateTime now)
    {
        OrganisationRules.AUnitAwaitsItsParent.Require(UnitState is Organisations.UnitState.Asked or Organisations.UnitState.Refused);
        UnitState = Organisations.UnitState.Confirmed;
        if (_memberships.Find(m => m.Member == representative && m.EndedAt is null) is { } membership)
        {
            membership.Become(Role.Representative);
        }
        else
        {
            Admit(id, representative, Role.Representative, now);
        }
    }

    public void RefuseUnit()
    {
        OrganisationRules.AUnitAwaitsItsParent.Require(UnitState is Organisations.UnitState.Asked);
        UnitState = Organisations.UnitState.Refused;
    }

    public void Verify(DateTime now)
    {
        OrganisationRules.AnOrganisationIsVerifiedOnce.Require(!IsVerified);
        OrganisationRules.AUnitIsConfirmedByItsParent.Require(UnitState is null or Organisations.UnitState.Confirmed);
        VerifiedAt = now;
    }

    /// <summary>A natural person has the 12-digit personal number, and nobody else has one.</summary>
    private static bool IsOfItsKind(string? taxCode, OrganisationProfile profile) =>
        taxCode is null || Organisations.TaxCode.IsOfPerson(taxCode) == (profile.LegalKind == OrganisationProfile.Individual);

    private Membership Current(MembershipId id)
    {
        var membership = _memberships.Find(m => m.Id == id && m.EndedAt is null);
        OrganisationRules.AMemberBelongsHere.Require(membership is not null);
        return membership;
    }

    private bool AnotherRepresents(MembershipId id) =>
        _memberships.Exists(m => m.Id != id && m.Role == Role.Representative && m.EndedAt is null);
}
