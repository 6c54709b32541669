using Marketplace.Domain.Members;

namespace Marketplace.Domain.Organisations;

/// <summary>
/// Who of an organisation looks after something of its: they are written to first. Everybody with the power may still act on it,
/// and it stays the organisation's when they leave.
/// </summary>
public sealed record Charge(MemberId? Person, MemberId? Deputy)
{
    public static readonly Charge Nobody = new(null, null);

    public static Charge Of(MemberId? person) => new(person, null);

    /// <summary>Members of an organisation who may act for it.</summary>
    public static Charge To(Organisation organisation, MembershipId person, MembershipId? deputy)
    {
        ChargeRules.TheDeputyIsSomebodyElse.Require(deputy != person);
        return new Charge(Able(organisation, person), deputy is { } other ? Able(organisation, other) : null);
    }

    public bool Names(MemberId person) => Person == person || Deputy == person;

    /// <summary>Another takes the place of somebody who leaves; nobody is their own deputy.</summary>
    public Charge HandedOver(MemberId from, MemberId to)
    {
        var (person, deputy) = (Person == from ? to : Person, Deputy == from ? to : Deputy);
        return new Charge(person, deputy == person ? null : deputy);
    }

    private static MemberId Able(Organisation organisation, MembershipId id)
    {
        var membership = organisation.Memberships.FirstOrDefault(m => m.Id == id && m.EndedAt is null);
        ChargeRules.WhoIsInChargeBelongsToTheOrganisation.Require(membership is not null);
        ChargeRules.WhoIsInChargeMayAct.Require(membership.Role.Powers().HasFlag(Power.Draft | Power.Negotiate));
        return membership.Member;
    }
}

/// <summary>What somebody can be in charge of.</summary>
public enum Charged
{
    Listing,
    Demand,
    Negotiation,
    Deal,
}
