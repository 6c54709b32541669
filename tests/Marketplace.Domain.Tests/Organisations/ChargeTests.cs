using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Organisations;

public sealed class ChargeTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);

    private readonly Organisation _organisation = new(
        OrganisationId.New(), "VCN", "0101234567", new OrganisationProfile { Name = new Bilingual("Viện"), LegalKind = "institute" }, Capability.Supplier, isDemo: false, Now);

    [Fact]
    public void Only_current_members_who_may_act_are_in_charge()
    {
        var (head, officer, accountant, reader) = (Member(Role.Representative), Member(Role.Officer), Member(Role.Accountant), Member(Role.Reader));
        Charge.To(_organisation, officer.Id, head.Id).ShouldBe(new Charge(officer.Member, head.Member));
        Refusal(() => Charge.To(_organisation, accountant.Id, null)).ShouldBe(ChargeRules.WhoIsInChargeMayAct);
        Refusal(() => Charge.To(_organisation, officer.Id, reader.Id)).ShouldBe(ChargeRules.WhoIsInChargeMayAct);
        Refusal(() => Charge.To(_organisation, MembershipId.New(), null)).ShouldBe(ChargeRules.WhoIsInChargeBelongsToTheOrganisation);
        Refusal(() => Charge.To(_organisation, head.Id, head.Id)).ShouldBe(ChargeRules.TheDeputyIsSomebodyElse);

        _organisation.EndMembership(officer.Id, Now);
        Refusal(() => Charge.To(_organisation, officer.Id, null)).ShouldBe(ChargeRules.WhoIsInChargeBelongsToTheOrganisation);
    }

    [Fact]
    public void A_successor_takes_the_place_of_who_leaves_and_nobody_is_their_own_deputy()
    {
        var (from, to, third) = (MemberId.New(), MemberId.New(), MemberId.New());
        new Charge(from, null).HandedOver(from, to).ShouldBe(new Charge(to, null));
        new Charge(from, third).HandedOver(from, to).ShouldBe(new Charge(to, third));
        new Charge(from, to).HandedOver(from, to).ShouldBe(new Charge(to, null));
        new Charge(to, from).HandedOver(from, to).ShouldBe(new Charge(to, null));
        new Charge(third, from).HandedOver(from, to).ShouldBe(new Charge(third, to));
        new Charge(third, null).HandedOver(from, to).ShouldBe(new Charge(third, null));
    }

    private Membership Member(Role role) => _organisation.Admit(MembershipId.New(), MemberId.New(), role, Now);

    private static Rule Refusal(Action deed) => Should.Throw<RuleBroken>(deed).Rule;
}
