using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Organisations;

public sealed class OrganisationTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly OrganisationProfile Profile = new() { Name = new Bilingual("Viện Một", "Institute One"), LegalKind = "institute" };

    [Theory]
    [InlineData("0101234567", true)]
    [InlineData("0101234567-001", true)]
    [InlineData("001085012345", true)]
    [InlineData("010123456", false)]
    [InlineData("0101234567-1", false)]
    [InlineData("0101234567\n", false)]
    [InlineData("٠١٠١٢٣٤٥٦٧", false)]
    [InlineData("", false)]
    public void A_tax_code_has_its_shape(string code, bool isTaken)
    {
        var act = () => Registered(taxCode: code);
        if (isTaken)
        {
            act().TaxCode.ShouldBe(code);
        }
        else
        {
            act.ShouldThrow<RuleBroken>().Rule.ShouldBe(OrganisationRules.ATaxCodeHasItsShape);
        }
    }

    [Fact]
    public void A_name_is_needed() =>
        Should.Throw<RuleBroken>(() => Registered(profile: Profile with { Name = Bilingual.None })).Rule.ShouldBe(OrganisationRules.ANameIsNeeded);

    [Fact]
    public void A_capability_is_needed() =>
        Should.Throw<RuleBroken>(() => Registered(capabilities: Capability.None)).Rule.ShouldBe(OrganisationRules.ACapabilityIsNeeded);

    [Fact]
    public void A_member_joins_once_but_may_come_back()
    {
        var (organisation, person) = (Registered(), MemberId.New());
        organisation.Admit(MembershipId.New(), MemberId.New(), Role.Representative, Now);
        var first = organisation.Admit(MembershipId.New(), person, Role.Officer, Now);
        Should.Throw<RuleBroken>(() => organisation.Admit(MembershipId.New(), person, Role.Reader, Now)).Rule.ShouldBe(OrganisationRules.AMemberJoinsOnce);

        organisation.EndMembership(first.Id, Now);
        organisation.Admit(MembershipId.New(), person, Role.Reader, Now);

        organisation.Memberships.Count(m => m.Member == person && m.EndedAt is null).ShouldBe(1);
        organisation.Memberships.Count.ShouldBe(3);
    }

    [Fact]
    public void A_representative_remains()
    {
        var organisation = Registered();
        var only = organisation.Admit(MembershipId.New(), MemberId.New(), Role.Representative, Now);
        Should.Throw<RuleBroken>(() => organisation.EndMembership(only.Id, Now)).Rule.ShouldBe(OrganisationRules.ARepresentativeRemains);
        Should.Throw<RuleBroken>(() => organisation.ChangeRole(only.Id, Role.Officer)).Rule.ShouldBe(OrganisationRules.ARepresentativeRemains);

        organisation.Admit(MembershipId.New(), MemberId.New(), Role.Representative, Now);
        organisation.ChangeRole(only.Id, Role.Officer);

        only.Role.ShouldBe(Role.Officer);
    }

    [Fact]
    public void A_member_belongs_here()
    {
        var organisation = Registered();
        organisation.Admit(MembershipId.New(), MemberId.New(), Role.Representative, Now);
        Should.Throw<RuleBroken>(() => organisation.ChangeRole(MembershipId.New(), Role.Officer)).Rule.ShouldBe(OrganisationRules.AMemberBelongsHere);
        Should.Throw<RuleBroken>(() => organisation.EndMembership(MembershipId.New(), Now)).Rule.ShouldBe(OrganisationRules.AMemberBelongsHere);
    }

    [Fact]
    public void An_organisation_is_verified_once()
    {
        var organisation = Registered();
        organisation.Verify(Now);
        organisation.VerifiedAt.ShouldBe(Now);
        Should.Throw<RuleBroken>(() => organisation.Verify(Now)).Rule.ShouldBe(OrganisationRules.AnOrganisationIsVerifiedOnce);
    }

    [Fact]
    public void A_verified_name_stays()
    {
        var organisation = Registered();
        organisation.Describe(Profile with { Name = new Bilingual("Viện Hai") });
        organisation.Verify(Now);
        organisation.Describe(organisation.Profile with { Phone = "024 3825 0000" });

        organisation.Profile.Phone.ShouldBe("024 3825 0000");
        Should.Throw<RuleBroken>(() => organisation.Describe(Profile)).Rule.ShouldBe(OrganisationRules.AVerifiedNameStays);
        Should.Throw<RuleBroken>(() => organisation.Describe(organisation.Profile with { LegalKind = "agency" })).Rule.ShouldBe(OrganisationRules.AVerifiedNameStays);
    }

    [Theory]
    [InlineData(Role.Representative, Power.Draft | Power.Negotiate | Power.Bind | Power.Pay | Power.Review | Power.Manage | Power.Report)]
    [InlineData(Role.Officer, Power.Draft | Power.Negotiate | Power.Review | Power.Report)]
    [InlineData(Role.Accountant, Power.Pay | Power.Report)]
    [InlineData(Role.Reader, Power.Report)]
    public void A_role_gives_its_powers(Role role, Power powers) => role.Powers().ShouldBe(powers);

    private static Organisation Registered(string taxCode = "0101234567", OrganisationProfile? profile = null, Capability capabilities = Capability.Supplier) =>
        new(OrganisationId.New(), "TC-1", taxCode, profile ?? Profile, capabilities, isDemo: false, Now);
}
