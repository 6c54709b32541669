using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Organisations;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

internal sealed class OrganisationAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Who.SignedIn)]
    public async Task<Sent> RegisterOrganisation()
    {
        var form = new ProfileForm(NameVi: "Viện Vật liệu mới", LegalKind: "institute", Province: "01");
        var command = new RegisterOrganisation(OrganisationId.New(), MembershipId.New(), "0109998887", Capability.Supplier, form);
        return Sent.Of(await Exchange.NewPerson(Capability.Recipient), command) with { FromAnotherOrganisation = Came.Done, Otherwise = command with { TaxCode = "0109998886" } };
    }

    [SentBy(Capability.Any, Power.Manage)]
    public async Task<Sent> DescribeOrganisation()
    {
        var (head, mine) = await Managed();
        return Sent.Of(head, new DescribeOrganisation(mine.Id, mine.Version, mine.Profile with { AboutVi = "Nghiên cứu vật liệu." }));
    }

    [SentBy(Capability.Any, Power.Manage)]
    public async Task<Sent> ChangeMemberRole()
    {
        var (head, mine) = await Managed();
        return Sent.Of(head, new ChangeMemberRole(mine.Id, mine.Version, Officer(mine), Role.Reader));
    }

    [SentBy(Capability.Any, Power.Manage)]
    public async Task<Sent> GetHandover()
    {
        var (head, mine) = await Managed();
        return Sent.Of(head, new GetHandover(Officer(mine)), mine.Id.Value.ToString());
    }

    [SentBy(Capability.Any, Power.Draft)]
    public async Task<Sent> PutInCharge()
    {
        var supplier = await Exchange.NewPerson(Capability.Supplier);
        var listing = await Exchange.Publish(supplier);
        return Sent.Of(supplier, new PutInCharge(new ChargedId(listing.Id.Value), listing.Version, Charged.Listing, supplier.Ticket.Membership, null));
    }

    [SentBy(Capability.Any, Power.None)]
    public async Task<Sent> GetCharge()
    {
        var supplier = await Exchange.NewPerson(Capability.Supplier);
        var listing = await Exchange.Publish(supplier);
        return Sent.Of(supplier, new GetCharge(Charged.Listing, listing.Id.Value), listing.Code);
    }

    [SentBy(Capability.Any, Power.Manage)]
    public async Task<Sent> EndMembership()
    {
        var (head, mine) = await Managed();
        return Sent.Of(head, new EndMembership(mine.Id, mine.Version, Officer(mine)));
    }

    [SentBy(Capability.Any, Power.Manage)]
    public async Task<Sent> StateAuthority()
    {
        var (head, mine) = await Managed();
        return Sent.Of(head, new StateAuthority(mine.Id, mine.Version, mine.Members.Single(m => m.IsMe).Membership, new AuthorityForm("Viện trưởng", AuthorityBasis.Law)));
    }

    [SentBy(Capability.Any, Power.Manage | Power.Bind, Verified = true)]
    public async Task<Sent> ConfirmUnit()
    {
        var (head, unit) = await Exchange.NamedParent();
        return Sent.Of(head, new ConfirmUnit(unit.Id, unit.Version, MembershipId.New()));
    }

    [SentBy(Capability.Any, Power.Manage | Power.Bind)]
    public async Task<Sent> RefuseUnit()
    {
        var (head, unit) = await Exchange.NamedParent();
        return Sent.Of(head, new RefuseUnit(unit.Id, unit.Version, "Không phải đơn vị của viện."));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> AskToJoin()
    {
        var (_, mine) = await Managed();
        var command = new AskToJoin(JoinRequestId.New(), mine.Code, "Tôi làm ở phòng thí nghiệm.");
        return Sent.Of(await Exchange.NewPerson(Capability.Recipient), command) with { FromAnotherOrganisation = Came.Done, Otherwise = command with { Message = null } };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> WithdrawJoinRequest()
    {
        var (_, asker, request) = await Exchange.AskedToJoin();
        return Sent.Of(asker, new WithdrawJoinRequest(request.Id, request.Version));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetMyJoinRequests()
    {
        var (_, asker, request) = await Exchange.AskedToJoin();
        return Sent.Of(asker, new GetMyJoinRequests(), request.Id.Value.ToString()) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Capability.Any, Power.Manage)]
    public async Task<Sent> AcceptJoinRequest()
    {
        var (head, _, request) = await Exchange.AskedToJoin();
        return Sent.Of(head, new AcceptJoinRequest(request.Id, request.Version, MembershipId.New(), Role.Officer));
    }

    [SentBy(Capability.Any, Power.Manage)]
    public async Task<Sent> DeclineJoinRequest()
    {
        var (head, _, request) = await Exchange.AskedToJoin();
        return Sent.Of(head, new DeclineJoinRequest(request.Id, request.Version));
    }

    [SentBy(Capability.Any, Power.Manage)]
    public async Task<Sent> InviteMember()
    {
        var command = new InviteMember(LinkId.New(), "moi@vien.example", Role.Officer);
        return Sent.Of(await Exchange.NewPerson(Capability.Supplier), command) with { FromAnotherOrganisation = Came.Done, Otherwise = command with { Role = Role.Representative } };
    }

    [SentBy(Capability.Any, Power.Manage)]
    public async Task<Sent> WithdrawInvitation()
    {
        var (head, link, _) = await Invited("moi@vien.example");
        return Sent.Of(head, new WithdrawInvitation(link));
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> AcceptInvitation()
    {
        var person = await Exchange.NewPerson(Capability.Recipient);
        var (_, link, key) = await Invited(person.Mail);
        var command = new AcceptInvitation(link, key, MembershipId.New());
        return Sent.Of(person, command) with
        {
            FromAnotherOrganisation = nameof(OrganisationRules.AnInvitationIsForItsAddress),
            AlsoRefused = [("with a guessed key", Sent.Of(person, command with { Key = OneTimeLink.NewKey() }), nameof(MemberRules.ALinkIsFreshAndUsedOnce))],
        };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> SignUpByInvitation()
    {
        var (_, other, keyOfOther) = await Invited("khac@vien.example");
        var (_, link, key) = await Invited("moi@vien.example");
        var command = new SignUpByInvitation(MemberId.New(), link, key, MembershipId.New(), "Người mới", AccountAccess.Password, Language.Vi, await Exchange.PoliciesToAccept());
        return Sent.Of(Visitor, command) with
        {
            Otherwise = command with { Invitation = other, Key = keyOfOther },
            AlsoRefused = [("with another invitation's key", Sent.Of(Visitor, command with { Key = keyOfOther }), nameof(MemberRules.ALinkIsFreshAndUsedOnce))],
        };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetInvitation()
    {
        var (_, link, key) = await Invited("moi@vien.example");
        return Sent.Of(Visitor, new GetInvitation(link, key), "moi@vien.example") with
        {
            AlsoRefused = [("with a guessed key", Sent.Of(Visitor, new GetInvitation(link, OneTimeLink.NewKey()), ""), nameof(MemberRules.ALinkIsFreshAndUsedOnce))],
        };
    }

    [SentBy(Capability.Any, Power.None)]
    public async Task<Sent> GetMyOrganisation()
    {
        var (head, mine) = await Managed();
        return Sent.Of(head, new GetMyOrganisation(), mine.TaxCode!) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetOrganisation()
    {
        var (_, mine) = await Managed();
        var unverified = await Unverified();
        return Sent.Of(Visitor, new GetOrganisation(mine.Code, 1), mine.Code) with
        {
            AlsoRefused = [("for an unverified one", Sent.Of(Visitor, new GetOrganisation(unverified.Code, 1), ""), Came.NotFound)],
        };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> SearchOrganisations()
    {
        var (_, mine) = await Managed();
        var unverified = await Unverified();
        return Sent.Of(Visitor, new SearchOrganisations(null, NoFilters, 1), mine.Code) with
        {
            AlsoRefused = [("for an unverified one", Sent.Of(Visitor, new SearchOrganisations(null, NoFilters, 1), unverified.Code), Came.DoneWithoutIt)],
        };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> VerifyOrganisation()
    {
        var unverified = await Unverified();
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), new VerifyOrganisation(unverified.Id, unverified.Version, Compared)) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> AskForMorePapers()
    {
        var unverified = await Unverified();
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), new AskForMorePapers(unverified.Id, unverified.Version, "Thiếu quyết định.")) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> RefuseVerification()
    {
        var unverified = await Unverified();
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), new RefuseVerification(unverified.Id, unverified.Version, "Không có thật.")) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Any, Power.Manage)]
    public async Task<Sent> AskForVerification()
    {
        var head = await Exchange.NewPerson(Capability.Supplier, verified: false);
        var mine = await head.Get(new GetMyOrganisation());
        await (await Exchange.NewPerson(Capability.Exchange)).Do(new AskForMorePapers(mine.Id, mine.Version, "Thiếu quyết định."));
        return Sent.Of(head, new AskForVerification(mine.Id, mine.Version.Next()));
    }

    [SentBy(Capability.Any, Power.Pay)]
    public async Task<Sent> AddBankAccount()
    {
        var accountant = await Exchange.NewPerson(Capability.Supplier);
        return Sent.Of(accountant, await Adding(accountant));
    }

    [SentBy(Capability.Any, Power.Pay)]
    public async Task<Sent> CloseBankAccount()
    {
        var (head, own) = await Banked();
        return Sent.Of(head, new CloseBankAccount(own.Organisation, own.Version, own.Accounts[0].Id));
    }

    [SentBy(Capability.Any, Power.Pay)]
    public async Task<Sent> GetBankAccounts()
    {
        var (head, own) = await Banked();
        return Sent.Of(head, new GetBankAccounts(), own.Accounts[0].Id.Value.ToString()) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> VerifyBankAccount()
    {
        var (_, own) = await Banked();
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), new VerifyBankAccount(own.Organisation, own.Version, own.Accounts[0].Id)) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> RefuseBankAccount()
    {
        var (_, own) = await Banked();
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), new RefuseBankAccount(own.Organisation, own.Version, own.Accounts[0].Id, "Sai tên.")) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetOrganisationsNamed()
    {
        var unverified = await Unverified();
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetOrganisationsNamed(unverified.TaxCode), unverified.Code) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> ProposeRecovery()
    {
        var ((_, mine), (_, other)) = (await Managed(), await Managed());
        var command = Recovering(mine.Id);
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), command) with { FromAnotherOrganisation = Came.Done, Otherwise = command with { Organisation = other.Id } };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> ConfirmRecovery()
    {
        var (proposer, recovery) = await Proposed();
        var command = new ConfirmRecovery(recovery.Id, recovery.Version, LinkId.New());
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), command) with
        {
            FromAnotherOrganisation = Came.Done,
            AlsoRefused = [("by who proposed it", Sent.Of(proposer, command), nameof(RecoveryRules.AnotherConfirmsARecovery))],
        };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> DropRecovery()
    {
        var (proposer, recovery) = await Proposed();
        return Sent.Of(proposer, new DropRecovery(recovery.Id, recovery.Version)) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetOrganisationReview()
    {
        var unverified = await Unverified();
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetOrganisationReview(unverified.Id), unverified.Code) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetOrganisationsToVerify()
    {
        var unverified = await Unverified();
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), new GetOrganisationsToVerify(1), unverified.Code) with { FromAnotherOrganisation = Came.Done };
    }

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoFilters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    internal static EvidenceForm Compared { get; } = new("paper", "full", "Quyết định thành lập số 12", new DateOnly(2026, 11, 24));

    private static async Task<AddBankAccount> Adding(Person head)
    {
        var own = await head.Get(new GetBankAccounts());
        return new AddBankAccount(own.Organisation, own.Version, BankAccountId.New(), "VCB", "0011001234567", own.Name.Vi);
    }

    private static ProposeRecovery Recovering(OrganisationId organisation) => new(RecoveryId.New(), organisation, "15/CV", new DateOnly(2026, 11, 20), "moi@vien.example");

    private async Task<(Person Proposer, ProposedRecovery Recovery)> Proposed()
    {
        var (_, mine) = await Managed();
        var proposer = await Exchange.NewPerson(Capability.Exchange);
        await proposer.Do(Recovering(mine.Id));
        return (proposer, (await proposer.Get(new GetOrganisationReview(mine.Id))).Recovery!);
    }

    private async Task<(Person Head, OwnBankAccounts Own)> Banked()
    {
        var head = await Exchange.NewPerson(Capability.Supplier);
        await head.Do(await Adding(head));
        return (head, await head.Get(new GetBankAccounts()));
    }

    private async Task<(Person Head, MyOrganisation Mine)> Managed()
    {
        var head = await Exchange.NewPerson(Capability.Supplier);
        await Exchange.Join(head.Organisation, Role.Officer);
        return (head, await head.Get(new GetMyOrganisation()));
    }

    private async Task<MyOrganisation> Unverified() => await (await Exchange.NewPerson(Capability.Supplier, verified: false)).Get(new GetMyOrganisation());

    private static MembershipId Officer(MyOrganisation mine) => mine.Members.Single(m => m.Role == Role.Officer).Membership;

    private async Task<(Person Head, LinkId Link, Secret Key)> Invited(string mail)
    {
        var head = await Exchange.NewPerson(Capability.Supplier);
        await head.Do(new InviteMember(LinkId.New(), mail, Role.Officer));
        var (link, key) = LinkIn.Of((await Exchange.LettersTo(mail, CancellationToken.None))[^1]);
        return (head, link, key);
    }
}
