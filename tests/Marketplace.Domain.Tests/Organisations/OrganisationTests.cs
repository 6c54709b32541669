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

    [Theory]
    [InlineData("001085012345", "individual", true)]
    [InlineData("0101234567", "enterprise", true)]
    [InlineData("001085012345", "enterprise", false)]
    [InlineData("0101234567", "individual", false)]
    public void An_individual_and_nobody_else_has_a_personal_number(string code, string kind, bool isTaken)
    {
        var act = () => Registered(taxCode: code, profile: Profile with { LegalKind = kind });
        if (isTaken)
        {
            act().TaxCode.ShouldBe(code);
        }
        else
        {
            act.ShouldThrow<RuleBroken>().Rule.ShouldBe(OrganisationRules.AnIndividualHasAPersonalNumber);
        }
    }

    [Fact]
    public void Somebody_from_abroad_has_a_paper_instead_of_a_tax_code()
    {
        var paper = new LegalPaper { Kind = "business-registration", Number = "HRB 12345", Country = "Đức" };
        Foreign(null, "enterprise").Paper.ShouldBe(paper);
        Foreign(null, "individual").TaxCode.ShouldBeNull();
        Should.Throw<RuleBroken>(() => Foreign("0101234567", "enterprise")).Rule.ShouldBe(OrganisationRules.AForeignerHasAPaperInstead);

        Organisation Foreign(string? taxCode, string kind) =>
            new(OrganisationId.New(), "TC-1", taxCode, Profile with { LegalKind = kind }, Capability.Supplier, isDemo: false, Now, paper);
    }

    [Fact]
    public void A_unit_sits_under_its_parent()
    {
        var parent = Registered();
        Unit(parent).ShouldSatisfyAllConditions(
            u => u.Parent.ShouldBe(parent.Id),
            u => u.UnitState.ShouldBe(UnitState.Asked));
        Should.Throw<RuleBroken>(() => Unit(parent: null)).Rule.ShouldBe(OrganisationRules.AUnitSitsUnderItsParent);
        Should.Throw<RuleBroken>(() => Unit(Registered("0107654321"))).Rule.ShouldBe(OrganisationRules.AUnitSitsUnderItsParent);
    }

    [Fact]
    public void A_unit_is_verified_when_its_parent_has_confirmed_it_and_the_parents_person_represents_it()
    {
        var (unit, person) = (Unit(Registered()), MemberId.New());
        Should.Throw<RuleBroken>(() => unit.Verify(Now)).Rule.ShouldBe(OrganisationRules.AUnitIsConfirmedByItsParent);
        unit.RefuseUnit();
        Should.Throw<RuleBroken>(() => unit.Verify(Now)).Rule.ShouldBe(OrganisationRules.AUnitIsConfirmedByItsParent);
        Should.Throw<RuleBroken>(() => unit.RefuseUnit()).Rule.ShouldBe(OrganisationRules.AUnitAwaitsItsParent);

        unit.ConfirmUnit(MembershipId.New(), person, Now);
        unit.Verify(Now);

        unit.Memberships.Single(m => m.Member == person).Role.ShouldBe(Role.Representative);
        Should.Throw<RuleBroken>(() => unit.ConfirmUnit(MembershipId.New(), person, Now)).Rule.ShouldBe(OrganisationRules.AUnitAwaitsItsParent);
        Should.Throw<RuleBroken>(() => Registered().RefuseUnit()).Rule.ShouldBe(OrganisationRules.AUnitAwaitsItsParent);
    }

    [Fact]
    public void A_parents_person_who_works_in_the_unit_already_becomes_its_representative()
    {
        var (unit, person) = (Unit(Registered()), MemberId.New());
        var membership = unit.Admit(MembershipId.New(), person, Role.Officer, Now);

        unit.ConfirmUnit(MembershipId.New(), person, Now);

        unit.Memberships.ShouldHaveSingleItem().ShouldBe(membership);
        membership.Role.ShouldBe(Role.Representative);
    }

    [Fact]
    public void A_power_of_attorney_is_stated_whole()
    {
        var (issued, last) = (new DateOnly(2026, 1, 10), new DateOnly(2026, 12, 31));
        Should.Throw<RuleBroken>(() => Authority.ByLaw(" ")).Rule.ShouldBe(OrganisationRules.ARepresentativeHasATitle);
        Should.Throw<RuleBroken>(() => Authority.ByPowerOfAttorney("Phó viện trưởng", null, issued, last)).Rule.ShouldBe(OrganisationRules.APowerOfAttorneyHasItsNumber);
        Should.Throw<RuleBroken>(() => Authority.ByPowerOfAttorney("Phó viện trưởng", "12/UQ", null, last)).Rule.ShouldBe(OrganisationRules.APowerOfAttorneyHasItsDate);
        Should.Throw<RuleBroken>(() => Authority.ByPowerOfAttorney("Phó viện trưởng", "12/UQ", issued, issued.AddDays(-1))).Rule.ShouldBe(OrganisationRules.APowerOfAttorneyEndsAfterItBegins);

        var authority = Authority.ByPowerOfAttorney("Phó viện trưởng", " 12/UQ ", issued, last);

        authority.Number.ShouldBe("12/UQ");
        authority.HoldsOn(issued.AddDays(-1)).ShouldBeFalse();
        authority.HoldsOn(issued).ShouldBeTrue();
        authority.HoldsOn(last).ShouldBeTrue();
        authority.HoldsOn(last.AddDays(1)).ShouldBeFalse();
        Authority.ByLaw("Viện trưởng").HoldsOn(last.AddYears(20)).ShouldBeTrue();
    }

    [Fact]
    public void Only_a_representative_has_an_authority_and_loses_it_with_the_role()
    {
        var organisation = Registered();
        organisation.Admit(MembershipId.New(), MemberId.New(), Role.Representative, Now);
        var officer = organisation.Admit(MembershipId.New(), MemberId.New(), Role.Officer, Now);
        Should.Throw<RuleBroken>(() => organisation.StateAuthority(officer.Id, Authority.ByLaw("Viện trưởng"))).Rule.ShouldBe(OrganisationRules.OnlyARepresentativeHasAuthority);

        organisation.ChangeRole(officer.Id, Role.Representative);
        organisation.StateAuthority(officer.Id, Authority.ByLaw("Viện trưởng"));
        officer.Authority!.Title.ShouldBe("Viện trưởng");

        organisation.ChangeRole(officer.Id, Role.Officer);
        officer.Authority.ShouldBeNull();
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
    public void A_membership_begins_once()
    {
        var organisation = Registered();
        var first = organisation.Admit(MembershipId.New(), MemberId.New(), Role.Representative, Now);
        Should.Throw<RuleBroken>(() => organisation.Admit(first.Id, MemberId.New(), Role.Reader, Now)).Rule.ShouldBe(OrganisationRules.AMembershipBeginsOnce);
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

    [Fact]
    public void Papers_are_compared_before_verifying()
    {
        var organisation = Registered();
        var today = VietnamCalendar.DateOf(Now);
        Should.Throw<RuleBroken>(() => organisation.Verify(Compared(today.AddDays(1)), MemberId.New(), Now)).Rule.ShouldBe(OrganisationRules.PapersAreComparedBeforeVerifying);

        organisation.Verify(Compared(today), MemberId.New(), Now);

        organisation.WaitsSince.ShouldBeNull();
        organisation.Verifications.ShouldHaveSingleItem().Evidence!.Method.ShouldBe("vneid");
    }

    [Fact]
    public void Nobody_verifies_their_own_organisation()
    {
        var (organisation, staff) = (Registered(), MemberId.New());
        organisation.Admit(MembershipId.New(), staff, Role.Reader, Now);
        organisation.AddBankAccount(BankAccountId.New(), "VCB", "0011001234567", "VIEN MOT", staff, Now);
        Action[] acts =
        [
            () => organisation.Verify(Compared(VietnamCalendar.DateOf(Now)), staff, Now),
            () => organisation.AskForMore("Thiếu quyết định.", staff, Now),
            () => organisation.RefuseBankAccount(organisation.BankAccounts[0].Id, "Sai tên.", staff, Now),
        ];
        foreach (var act in acts)
        {
            act.ShouldThrow<RuleBroken>().Rule.ShouldBe(OrganisationRules.NobodyVerifiesTheirOwnOrganisation);
        }
    }

    [Fact]
    public void An_organisation_that_was_answered_asks_again_before_the_next_answer()
    {
        var (organisation, staff, later) = (Registered(), MemberId.New(), Now.AddDays(3));
        Should.Throw<RuleBroken>(() => organisation.AskForVerification(Now)).Rule.ShouldBe(OrganisationRules.AnAnswerComesBeforeAskingAgain);
        organisation.AskForMore("Thiếu quyết định thành lập.", staff, Now);
        organisation.WaitsSince.ShouldBeNull();
        Should.Throw<RuleBroken>(() => organisation.RefuseVerification("Không có thật.", staff, Now)).Rule.ShouldBe(OrganisationRules.OnlyAWaitingOrganisationIsAnswered);

        organisation.AskForVerification(later);
        organisation.WaitsSince.ShouldBe(later);
        organisation.RefuseVerification("Không có thật.", staff, later);

        organisation.Verifications.Select(v => v.Outcome).ShouldBe([VerificationOutcome.MoreAsked, VerificationOutcome.Refused]);
        organisation.Verify(later);
        Should.Throw<RuleBroken>(() => organisation.AskForVerification(later)).Rule.ShouldBe(OrganisationRules.AnOrganisationIsVerifiedOnce);
    }

    [Theory]
    [InlineData("0011001234567", true)]
    [InlineData(" 0011 0012 34567 ", true)]
    [InlineData("vnd12345", true)]
    [InlineData("12345", false)]
    [InlineData("12345678901234567890", false)]
    [InlineData("123-456-789", false)]
    [InlineData("\u0661\u0662\u0663\u0664\u0665\u0666", false)]
    public void An_account_number_has_its_shape(string number, bool isTaken)
    {
        var organisation = Registered();
        var act = () => organisation.AddBankAccount(BankAccountId.New(), "VCB", number, "VIEN MOT", MemberId.New(), Now);
        if (isTaken)
        {
            act();
            organisation.BankAccounts.Single().Number.ShouldNotContain(' ');
        }
        else
        {
            act.ShouldThrow<RuleBroken>().Rule.ShouldBe(OrganisationRules.AnAccountNumberHasItsShape);
        }
    }

    [Theory]
    [InlineData("VIEN MOT", true)]
    [InlineData("Viện  một", true)]
    [InlineData("Vie\u0323\u0302n M\u00f4\u0323t.", true)]
    [InlineData("INSTITUTE ONE", true)]
    [InlineData("VIEN HAI", false)]
    [InlineData("NGUYEN VAN A", false)]
    [InlineData("...", false)]
    public void An_account_is_held_by_its_organisation(string holder, bool isTaken)
    {
        var organisation = Registered();
        var act = () => organisation.AddBankAccount(BankAccountId.New(), "VCB", "0011001234567", holder, MemberId.New(), Now);
        if (isTaken)
        {
            act();
            organisation.BankAccounts.Count.ShouldBe(1);
        }
        else
        {
            act.ShouldThrow<RuleBroken>().Rule.ShouldBe(OrganisationRules.AnAccountIsHeldByItsOrganisation);
        }
    }

    [Fact]
    public void An_account_is_added_once_checked_once_and_closed()
    {
        var (organisation, staff, id) = (Registered(), MemberId.New(), BankAccountId.New());
        organisation.AddBankAccount(id, "VCB", "0011001234567", "VIEN MOT", MemberId.New(), Now);
        Should.Throw<RuleBroken>(() => organisation.AddBankAccount(BankAccountId.New(), "VCB", "0011 0012 34567", "VIEN MOT", MemberId.New(), Now)).Rule.ShouldBe(OrganisationRules.AnAccountIsAddedOnce);
        Should.Throw<RuleBroken>(() => organisation.VerifyBankAccount(id, staff, Now)).Rule.ShouldBe(OrganisationRules.AnAccountOfAVerifiedOrganisation);
        organisation.Verify(Now);
        Should.Throw<RuleBroken>(() => organisation.VerifyBankAccount(BankAccountId.New(), staff, Now)).Rule.ShouldBe(OrganisationRules.AnAccountBelongsHere);

        organisation.VerifyBankAccount(id, staff, Now);

        Should.Throw<RuleBroken>(() => organisation.RefuseBankAccount(id, "Sai tên.", staff, Now)).Rule.ShouldBe(OrganisationRules.OnlyAWaitingAccountIsChecked);
        organisation.CloseBankAccount(id);
        Should.Throw<RuleBroken>(() => organisation.CloseBankAccount(id)).Rule.ShouldBe(OrganisationRules.AnAccountBelongsHere);
        organisation.AddBankAccount(BankAccountId.New(), "VCB", "0011001234567", "VIEN MOT", MemberId.New(), Now);
    }

    [Theory]
    [InlineData(Role.Representative, Power.Draft | Power.Negotiate | Power.Bind | Power.Pay | Power.Review | Power.Manage | Power.Report)]
    [InlineData(Role.Officer, Power.Draft | Power.Negotiate | Power.Review | Power.Report)]
    [InlineData(Role.Accountant, Power.Pay | Power.Report)]
    [InlineData(Role.Reader, Power.Report)]
    public void A_role_gives_its_powers(Role role, Power powers) => role.Powers().ShouldBe(powers);

    [Fact]
    public void An_organisation_is_hidden_until_nothing_holds_it_so()
    {
        var (organisation, one, other) = (Registered(), Guid.CreateVersion7(), Guid.CreateVersion7());
        organisation.Suspend(one, "Giả mạo.", Now);
        organisation.Suspend(other, "Theo yêu cầu của cơ quan.", Now.AddDays(1));
        organisation.HiddenSince.ShouldBe(Now);
        organisation.Resume(one, Now.AddDays(2));
        organisation.HiddenSince.ShouldBe(Now);
        organisation.Resume(other, Now.AddDays(2));
        organisation.HiddenSince.ShouldBeNull();
    }

    private static Evidence Compared(DateOnly on) => new() { Method = "vneid", Level = "full", Papers = "Quyết định thành lập số 12", ComparedOn = on };

    private static Organisation Unit(Organisation? parent) =>
        new(OrganisationId.New(), "TC-2", "0101234567-001", Profile, Capability.Supplier, isDemo: false, Now, parent: parent);

    private static Organisation Registered(string taxCode = "0101234567", OrganisationProfile? profile = null, Capability capabilities = Capability.Supplier) =>
        new(OrganisationId.New(), "TC-1", taxCode, profile ?? Profile, capabilities, isDemo: false, Now);
}
