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
    private readonly List<Verification> _verifications = [];
    private readonly List<BankAccount> _bankAccounts = [];
    private readonly List<OrganisationSuspension> _suspensions = [];

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
        WaitsSince = now;
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

    /// <summary>Since when staff are to verify it; null when it is verified, or waits for its own people to send more.</summary>
    public DateTime? WaitsSince { get; private set; }

    public bool IsVerified => VerifiedAt is not null;

    /// <summary>Since when a case hides its public page, UTC; null while nothing does.</summary>
    public DateTime? HiddenSince { get; private set; }

    public IReadOnlyList<Membership> Memberships => _memberships;

    /// <summary>What staff decided, one after another. Not loaded unless asked for: no decision depends on it.</summary>
    public IReadOnlyList<Verification> Verifications => _verifications;

    /// <summary>Where it is paid. Loaded with the organisation only for decisions about them.</summary>
    public IReadOnlyList<BankAccount> BankAccounts => _bankAccounts;

    /// <summary>What hides it. Loaded with the organisation only for decisions about it.</summary>
    public IReadOnlyList<OrganisationSuspension> Suspensions => _suspensions;

    /// <summary>The first member represents it; later ones are added by a representative.</summary>
    public Membership Admit(MembershipId id, MemberId person, Role role, DateTime now)
    {
        OrganisationRules.AMembershipBeginsOnce.Require(!_memberships.Exists(m => m.Id == id));
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

    /// <summary>Its people are gone: nobody acts for it until the representative whom its official letter names has joined.</summary>
    public void Recover(DateTime now)
    {
        foreach (var membership in _memberships.Where(m => m.EndedAt is null))
        {
            membership.End(now);
        }
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

    /// <summary>Staff have compared it with its papers.</summary>
    public void Verify(Evidence evidence, MemberId by, DateTime now)
    {
        OrganisationRules.PapersAreComparedBeforeVerifying.Require(evidence.ComparedOn <= VietnamCalendar.DateOf(now));
        RequireAnother(by);
        Verify(now);
        _verifications.Add(new Verification(VerificationOutcome.Verified, evidence, reason: null, by, now));
    }

    /// <summary>Verified without papers: the exchange by itself.</summary>
    public void Verify(DateTime now)
    {
        OrganisationRules.AnOrganisationIsVerifiedOnce.Require(!IsVerified);
        OrganisationRules.AUnitIsConfirmedByItsParent.Require(UnitState is null or Organisations.UnitState.Confirmed);
        VerifiedAt = now;
        WaitsSince = null;
        Happened(new OrganisationVerified(Id));
    }

    /// <summary>Staff cannot verify it yet and say what is missing; the clock stands still until its people have sent it.</summary>
    public void AskForMore(string reason, MemberId by, DateTime now) => Answer(VerificationOutcome.MoreAsked, reason, by, now);

    public void RefuseVerification(string reason, MemberId by, DateTime now) => Answer(VerificationOutcome.Refused, reason, by, now);

    /// <summary>Its people have done what staff asked for.</summary>
    public void AskForVerification(DateTime now)
    {
        OrganisationRules.AnOrganisationIsVerifiedOnce.Require(!IsVerified);
        OrganisationRules.AnAnswerComesBeforeAskingAgain.Require(WaitsSince is null);
        WaitsSince = now;
    }

    public void AddBankAccount(BankAccountId id, string bank, string number, string holder, MemberId by, DateTime now)
    {
        var written = BankAccount.Written(number);
        OrganisationRules.AnAccountNumberHasItsShape.Require(BankAccount.IsWellFormed(written));
        OrganisationRules.AnAccountIsHeldByItsOrganisation.Require(IsOwnName(holder));
        OrganisationRules.AnAccountIsAddedOnce.Require(!_bankAccounts.Exists(a => a.Bank == bank && a.Number == written && a.State is not (BankAccountState.Refused or BankAccountState.Closed)));
        _bankAccounts.Add(new BankAccount(id, bank, written, holder.Trim(), by, now));
    }

    public void VerifyBankAccount(BankAccountId id, MemberId by, DateTime now)
    {
        OrganisationRules.AnAccountOfAVerifiedOrganisation.Require(IsVerified);
        Waiting(id, by).Check(BankAccountState.Verified, reason: null, by, now);
    }

    public void RefuseBankAccount(BankAccountId id, string reason, MemberId by, DateTime now) => Waiting(id, by).Check(BankAccountState.Refused, reason, by, now);

    public void CloseBankAccount(BankAccountId id)
    {
        var account = _bankAccounts.Find(a => a.Id == id && a.State != BankAccountState.Closed);
        OrganisationRules.AnAccountBelongsHere.Require(account is not null);
        account.Close();
    }

    /// <summary>Hides its page from the public and from search. What it has agreed with others goes on.</summary>
    /// <param name="holder">What hides it, until that lifts it again.</param>
    public void Suspend(Guid holder, string reason, DateTime now)
    {
        _suspensions.Hold(new OrganisationSuspension(holder, reason, by: null, now));
        HiddenSince ??= now;
    }

    /// <summary>Lifts one suspension; the last one shows it again.</summary>
    public void Resume(Guid holder, DateTime now)
    {
        _suspensions.Lift(holder, by: null, now);
        HiddenSince = _suspensions.AnyHolds() ? HiddenSince : null;
    }

    /// <summary>A natural person has the 12-digit personal number, and nobody else has one.</summary>
    private static bool IsOfItsKind(string? taxCode, OrganisationProfile profile) =>
        taxCode is null || Organisations.TaxCode.IsOfPerson(taxCode) == (profile.LegalKind == OrganisationProfile.Individual);

    private void Answer(VerificationOutcome outcome, string reason, MemberId by, DateTime now)
    {
        OrganisationRules.OnlyAWaitingOrganisationIsAnswered.Require(WaitsSince is not null);
        RequireAnother(by);
        WaitsSince = null;
        _verifications.Add(new Verification(outcome, evidence: null, reason, by, now));
    }

    private void RequireAnother(MemberId by) =>
        OrganisationRules.NobodyVerifiesTheirOwnOrganisation.Require(!_memberships.Exists(m => m.Member == by && m.EndedAt is null));

    private BankAccount Waiting(BankAccountId id, MemberId by)
    {
        RequireAnother(by);
        var account = _bankAccounts.Find(a => a.Id == id);
        OrganisationRules.AnAccountBelongsHere.Require(account is not null);
        OrganisationRules.OnlyAWaitingAccountIsChecked.Require(account.State == BankAccountState.Waiting);
        return account;
    }

    private bool IsOwnName(string holder)
    {
        var folded = Folding.Folded(holder);
        return folded.Length > 0 && (folded == Folding.Folded(Profile.Name.Vi) || folded == Folding.Folded(Profile.Name.En));
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
