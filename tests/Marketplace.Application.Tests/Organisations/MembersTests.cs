using Marketplace.Application.Accounts;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Organisations;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Organisations;

public sealed class MembersTests : IAsyncLifetime
{
    private const string Mail = "moi@vien.example";
    private static readonly Secret Password = new("mot-cau-de-nho-2026");

    private TestExchange _exchange = null!;
    private Person _head = null!;
    private Person _officer = null!;
    private Person _stranger = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _head = await _exchange.NewPerson(Capability.Supplier);
        _officer = await _exchange.Join(_head.Organisation, Role.Officer);
        _stranger = await _exchange.NewPerson(Capability.Supplier);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Somebody_new_makes_an_account_from_the_letter_and_belongs_to_the_organisation()
    {
        await _head.Do(new InviteMember(LinkId.New(), Mail, Role.Accountant), Token);
        var (link, key) = await Invitation();
        (await _exchange.Visitor.Ask(new GetInvitation(link, key), Token)).Answer.ShouldSatisfyAllConditions(
            i => i.Mail.ShouldBe(Mail),
            i => i.Role.ShouldBe(Role.Accountant),
            i => i.HasAccount.ShouldBeFalse());
        var command = new SignUpByInvitation(MemberId.New(), link, key, MembershipId.New(), "Người mới", Password, Language.Vi, await _exchange.PoliciesToAccept());
        (await _exchange.Visitor.Send(command with { Name = "", Password = new Secret("ngan") }, Token)).Problem!.Refusals.Count.ShouldBe(2);

        (await _exchange.Visitor.Send(command, Token)).IsDone.ShouldBeTrue();
        (await _exchange.Visitor.Send(command, Token)).IsDone.ShouldBeTrue();

        var members = (await _head.Get(new GetMyOrganisation(), Token)).Members;
        members.Single(m => m.Mail == Mail).Role.ShouldBe(Role.Accountant);
        (await Refusal(_exchange.Visitor.Send(command with { Member = MemberId.New(), Membership = MembershipId.New() }, Token))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
        (await _exchange.InDatabase((db, token) => Task.FromResult(db.Users.Single(u => u.Email == Mail).EmailConfirmed), Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_with_an_account_accepts_signed_in_with_the_invited_address()
    {
        await _exchange.InDatabase(async (db, token) =>
        {
            var mail = db.Members.Single(m => m.Id == _stranger.Id).Mail;
            db.Users.Add(new Account { Id = _stranger.Id.Value, Email = mail, NormalizedEmail = mail.ToUpperInvariant(), UserName = mail, NormalizedUserName = mail.ToUpperInvariant() });
            await db.SaveChangesAsync(token);
        }, Token);
        var address = (await _stranger.Get(new GetMyOrganisation(), Token)).Members.Single().Mail;
        await _head.Do(new InviteMember(LinkId.New(), address.ToUpperInvariant(), Role.Officer), Token);
        var (link, key) = await Invitation(address.ToUpperInvariant());
        (await _stranger.Get(new GetInvitation(link, key), Token)).IsForMe.ShouldBeTrue();
        (await Refusal(_officer.Send(new AcceptInvitation(link, key, MembershipId.New()), Token))).ShouldBe(nameof(OrganisationRules.AnInvitationIsForItsAddress));
        (await _exchange.Visitor.Send(new AcceptInvitation(link, key, MembershipId.New()), Token)).Problem.ShouldBe(Problem.SignInNeeded);
        (await Refusal(_exchange.Visitor.Send(new SignUpByInvitation(MemberId.New(), link, key, MembershipId.New(), "Ai đó", Password, Language.Vi, await _exchange.PoliciesToAccept()), Token))).ShouldBe(nameof(MemberRules.AMailBelongsToOneAccount));

        await _stranger.Do(new AcceptInvitation(link, key, MembershipId.New()), Token);

        (await _stranger.Get(new GetWhoAmI(), Token)).Others.Count.ShouldBe(1);
        (await Refusal(_stranger.Send(new AcceptInvitation(link, key, MembershipId.New()), Token))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
        (await Refusal(_head.Send(new InviteMember(LinkId.New(), address, Role.Reader), Token))).ShouldBe(nameof(OrganisationRules.AMemberJoinsOnce));
    }

    [Fact]
    public async Task An_invitation_taken_back_opens_nothing()
    {
        var id = LinkId.New();
        await _head.Do(new InviteMember(id, Mail, Role.Officer), Token);
        var (link, key) = await Invitation();
        (await _head.Get(new GetMyOrganisation(), Token)).Invitations.Single().Mail.ShouldBe(Mail);
        (await _officer.Get(new GetMyOrganisation(), Token)).Invitations.ShouldBeEmpty();

        (await _officer.Send(new WithdrawInvitation(id), Token)).Problem.ShouldBe(Problem.NotAllowed);
        (await _stranger.Send(new WithdrawInvitation(id), Token)).Problem.ShouldBe(Problem.NotFound);
        await _head.Do(new WithdrawInvitation(id), Token);

        (await Refusal(_exchange.Visitor.Ask(new GetInvitation(link, key), Token))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
        (await _head.Get(new GetMyOrganisation(), Token)).Invitations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_a_representative_invites_and_only_addresses()
    {
        (await _officer.Send(new InviteMember(LinkId.New(), Mail, Role.Reader), Token)).Problem.ShouldBe(Problem.NotAllowed);
        (await _head.Send(new InviteMember(LinkId.New(), "khong phai thu", (Role)9), Token)).Problem!.Refusals.Select(r => r.Member).ShouldBe(["Mail", "Role"], ignoreOrder: true);
        var command = new InviteMember(LinkId.New(), Mail, Role.Reader);
        await _head.Do(command, Token);
        await _head.Do(command, Token);
        (await _stranger.Send(command, Token)).Problem.ShouldBe(Problem.NotFound);
        (await _exchange.LettersTo(Mail, Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_role_counts_from_the_next_message()
    {
        var mine = await _head.Get(new GetMyOrganisation(), Token);
        var officer = mine.Members.Single(m => m.Role == Role.Officer);
        var command = new ChangeMemberRole(mine.Id, mine.Version, officer.Membership, Role.Reader);
        (await _officer.Send(command, Token)).Problem.ShouldBe(Problem.NotAllowed);
        (await _stranger.Send(command, Token)).Problem.ShouldBe(Problem.NotFound);
        (await _officer.Get(new GetWhoAmI(), Token)).Has(Power.Negotiate).ShouldBeTrue();

        await _head.Do(command, Token);

        (await _officer.Get(new GetWhoAmI(), Token)).Has(Power.Negotiate).ShouldBeFalse();
        (await _head.Send(command with { Role = Role.Accountant }, Token)).Problem.ShouldBe(Problem.ChangedMeanwhile);
        (await Refusal(_head.Send(command with { Seen = mine.Version.Next(), Role = (Role)9 }, Token))).ShouldBe("EnumValidator");
    }

    [Fact]
    public async Task A_member_who_leaves_stops_at_once_and_the_last_representative_stays()
    {
        var mine = await _head.Get(new GetMyOrganisation(), Token);
        var officer = mine.Members.Single(m => m.Role == Role.Officer);
        var command = new EndMembership(mine.Id, mine.Version, officer.Membership);
        (await _officer.Send(command, Token)).Problem.ShouldBe(Problem.NotAllowed);
        (await _stranger.Send(command, Token)).Problem.ShouldBe(Problem.NotFound);

        await _head.Do(command, Token);

        (await _officer.Ask(new GetMyOrganisation(), Token)).Problem.ShouldBe(Problem.NotAllowed);
        (await _officer.Get(new GetWhoAmI(), Token)).Organisation.ShouldBeNull();
        var head = (await _head.Get(new GetMyOrganisation(), Token)).Members.Single();
        (await Refusal(_head.Send(new EndMembership(mine.Id, mine.Version.Next(), head.Membership), Token))).ShouldBe(nameof(OrganisationRules.ARepresentativeRemains));
    }

    private async Task<(LinkId Link, Secret Key)> Invitation(string mail = Mail) => LinkIn.Of((await _exchange.LettersTo(mail, Token))[^1]);

    private static async Task<string> Refusal(Task<Result> result) => (await result).Problem!.Refusals[0].Code;

    private static async Task<string> Refusal<T>(Task<Result<T>> result) => (await result).Problem!.Refusals[0].Code;
}
