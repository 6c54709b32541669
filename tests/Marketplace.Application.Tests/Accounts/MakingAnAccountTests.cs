using Marketplace.Application.Accounts;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Marketplace.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Accounts;

public sealed class MakingAnAccountTests : IAsyncLifetime
{
    private const string Mail = "lan@vien.example";
    private static readonly Secret Password = new("mot-cau-de-nho-2026");

    private TestExchange _exchange = null!;
    private IReadOnlyList<PolicyId> _policies = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _policies = await _exchange.PoliciesToAccept();
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Account_and_member_begin_together_and_a_letter_asks_for_confirmation()
    {
        var id = MemberId.New();
        await Do(new SignUp(id, "  Phạm Thị Lan ", Mail, Password, Language.Vi, _policies));

        var (account, member) = await Look(id);
        member.Name.ShouldBe("Phạm Thị Lan");
        account.EmailConfirmed.ShouldBeFalse();
        var letter = (await _exchange.LettersTo(Mail, Token)).ShouldHaveSingleItem();
        letter.Text.ShouldContain("Phạm Thị Lan");
        var (link, key) = LinkIn.Of(letter);

        await Do(new ConfirmMail(link, key, Mail));

        (await Look(id)).Account.EmailConfirmed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_double_click_makes_one_account()
    {
        var command = new SignUp(MemberId.New(), "Phạm Thị Lan", Mail, Password, Language.En, _policies);
        await Do(command);
        await Do(command);

        (await _exchange.LettersTo(Mail, Token)).ShouldHaveSingleItem().Subject.ShouldBe("Confirm your mail address");
        (await _exchange.Visitor.Send(command with { Password = new Secret("mot-mat-khau-khac") }, Token)).Problem.ShouldBe(Problem.ChangedMeanwhile);
    }

    [Fact]
    public async Task An_address_that_has_an_account_is_told_by_letter_only_and_nothing_of_it_changes()
    {
        var first = MemberId.New();
        await Do(new SignUp(first, "Phạm Thị Lan", Mail, Password, Language.Vi, _policies));
        var hash = (await Look(first)).Account.PasswordHash;

        await Do(new SignUp(MemberId.New(), "Kẻ lạ", Mail.ToUpperInvariant(), new Secret("mat-khau-cua-ke-la"), Language.En, _policies));

        (await _exchange.LettersTo(Mail, Token)).Select(l => l.Subject).ShouldBe(["Xác nhận địa chỉ thư điện tử", "Địa chỉ này đã có tài khoản"]);
        (await Look(first)).Account.PasswordHash.ShouldBe(hash);
        (await _exchange.InDatabase((db, token) => db.Members.CountAsync(token), Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_sign_ups_with_one_address_at_the_same_moment_make_one_account()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _exchange.Visitor.Send(new SignUp(MemberId.New(), $"Người {i}", Mail, Password, Language.Vi, _policies), Token)));

        results.ShouldAllBe(r => r.IsDone);
        (await _exchange.InDatabase((db, token) => db.Members.CountAsync(token), Token)).ShouldBe(1);
        (await _exchange.InDatabase((db, token) => db.Users.CountAsync(token), Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Everything_wrong_with_the_form_is_said_at_once()
    {
        var problem = (await _exchange.Visitor.Send(new SignUp(MemberId.New(), "  ", "a@b\r\nBcc: c@d.example", new Secret("ngan"), (Language)7, _policies), Token)).Problem!;

        problem.Refusals.Select(r => (r.Member, r.Code)).ShouldBe(
            [("Name", "ANameIsGiven"), ("Mail", "EmailValidator"), ("Password", "APasswordIsStrong"), ("Language", "EnumValidator")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("lan@vien.example", true)]
    [InlineData("o'hara+tag@sub.vien.example", true)]
    [InlineData("lan", false)]
    [InlineData("lan@vien", false)]
    [InlineData("lan@vien.example, khac@vien.example", false)]
    [InlineData("<lan@vien.example>", false)]
    [InlineData("lan @vien.example", false)]
    [InlineData("lan@vien.example\0", false)]
    public async Task One_address_is_taken_and_nothing_else(string mail, bool isTaken) =>
        (await _exchange.Visitor.Send(new SignUp(MemberId.New(), "Lan", mail, Password, Language.Vi, _policies), Token)).IsDone.ShouldBe(isTaken);

    [Fact]
    public async Task A_link_confirms_only_the_address_it_was_sent_to_and_only_for_a_week()
    {
        await Do(new SignUp(MemberId.New(), "Lan", Mail, Password, Language.Vi, _policies));
        await Do(new SignUp(MemberId.New(), "Kẻ lạ", "la@khac.example", Password, Language.Vi, _policies));
        var (link, key) = LinkIn.Of((await _exchange.LettersTo(Mail, Token))[0]);

        (await Refusal(new ConfirmMail(link, key, "la@khac.example"))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
        (await Refusal(new ConfirmMail(link, new Secret("khong-dung"), Mail))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
        (await Refusal(new ConfirmMail(LinkId.New(), key, Mail))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
        (await Refusal(new SetPassword(link, key, Password))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
        _exchange.Clock.Advance(TimeSpan.FromDays(7));
        (await Refusal(new ConfirmMail(link, key, Mail))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
    }

    [Fact]
    public async Task A_new_password_comes_by_letter_once_and_ends_every_session()
    {
        var id = MemberId.New();
        await Do(new SignUp(id, "Lan", Mail, Password, Language.Vi, _policies));
        var session = new Session(SessionId.New(), id, TestExchange.Beginning.UtcDateTime);
        await _exchange.InDatabase(async (db, token) =>
        {
            db.Sessions.Add(session);
            await db.SaveChangesAsync(token);
        }, Token);
        await Do(new AskForNewPassword(LinkId.New(), Mail));
        await Do(new AskForNewPassword(LinkId.New(), " " + Mail.ToUpperInvariant()));
        var links = (await _exchange.LettersTo(Mail, Token)).FindAll(l => l.Subject == "Đặt lại mật khẩu").ConvertAll(LinkIn.Of);

        (await Refusal(new SetPassword(links[0].Id, links[0].Key, new Secret("ngan")))).ShouldBe(nameof(MemberRules.APasswordIsStrong));
        await Do(new SetPassword(links[0].Id, links[0].Key, new Secret("mot-cau-hoan-toan-moi")));

        (await IsPassword(id, "mot-cau-hoan-toan-moi")).ShouldBeTrue();
        (await IsPassword(id, Password.Text)).ShouldBeFalse();
        (await Look(id)).Account.EmailConfirmed.ShouldBeTrue();
        (await _exchange.InDatabase((db, token) => db.Sessions.SingleAsync(s => s.Id == session.Id, token), Token)).EndedAt.ShouldNotBeNull();
        (await Refusal(new SetPassword(links[0].Id, links[0].Key, new Secret("lan-thu-hai-thi-khong")))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
        (await Refusal(new SetPassword(links[1].Id, links[1].Key, new Secret("duong-dan-cu-cung-khong")))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
    }

    [Fact]
    public async Task A_link_to_set_a_password_is_good_for_a_day()
    {
        await Do(new SignUp(MemberId.New(), "Lan", Mail, Password, Language.En, _policies));
        await Do(new AskForNewPassword(LinkId.New(), Mail));
        var letter = (await _exchange.LettersTo(Mail, Token))[^1];
        letter.Text.ShouldContain("http://127.0.0.1:5080/en/account/reset?link=");
        var (link, key) = LinkIn.Of(letter);

        _exchange.Clock.Advance(TimeSpan.FromHours(24));

        (await Refusal(new SetPassword(link, key, Password))).ShouldBe(nameof(MemberRules.ALinkIsFreshAndUsedOnce));
    }

    [Fact]
    public async Task Nobody_learns_from_the_answer_that_an_address_is_unknown()
    {
        await Do(new AskForNewPassword(LinkId.New(), "nobody@test.example"));

        (await _exchange.LettersTo("nobody@test.example", Token)).ShouldBeEmpty();
        (await Refusal(new AskForNewPassword(LinkId.New(), ""))).ShouldBe("NotEmptyValidator");
    }

    [Fact]
    public async Task One_ends_only_ones_own_session()
    {
        var (person, stranger) = (await _exchange.NewPerson(Domain.Organisations.Capability.Supplier), await _exchange.NewPerson(Domain.Organisations.Capability.Supplier));
        var command = new EndSession(person.Ticket.Session!.Value);

        (await _exchange.Visitor.Send(command, Token)).Problem.ShouldBe(Problem.SignInNeeded);
        (await stranger.Send(command, Token)).Problem.ShouldBe(Problem.NotFound);
        (await person.Get(new GetWhoAmI(), Token)).Name.ShouldNotBeNull();
        await person.Do(command, Token);

        (await person.Get(new GetWhoAmI(), Token)).ShouldBe(WhoAmI.Visitor);
        (await person.Send(command, Token)).Problem.ShouldBe(Problem.SignInNeeded);
    }

    [Fact]
    public async Task Neither_password_nor_key_is_kept_in_a_form_that_can_be_guessed_at()
    {
        var command = new SignUp(MemberId.New(), "Lan", Mail, Password, Language.Vi, _policies);
        command.ToString().ShouldNotContain(Password.Text);
        await Do(command);

        var digest = (await _exchange.InDatabase((db, token) => db.Audit.SingleAsync(a => a.Subject == command.Member.Value, token), Token)).Digest;

        digest.ShouldNotBe(System.Security.Cryptography.SHA256.HashData(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            new { Member = new { command.Member.Value }, command.Name, command.Mail, Password = new { Value = Password.Text }, command.Language }, AsJson.Options)));
    }

    private async Task Do(ICommand command) => (await _exchange.Visitor.Send(command, Token)).Problem.ShouldBeNull();

    private async Task<string> Refusal(ICommand command) => (await _exchange.Visitor.Send(command, Token)).Problem!.Refusals[0].Code;

    private Task<(Account Account, Member Member)> Look(MemberId id) => _exchange.InDatabase(async (db, token) =>
        (await db.Users.SingleAsync(u => u.Id == id.Value, token), await db.Members.SingleAsync(m => m.Id == id, token)), Token);

    private async Task<bool> IsPassword(MemberId id, string password)
    {
        var account = (await Look(id)).Account;
        return _exchange.Services.CreateScope().ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().VerifyHashedPassword(account, account.PasswordHash!, password) != PasswordVerificationResult.Failed;
    }
}
