using Marketplace.Application.Accounts;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

/// <summary>What a visitor may do with an account is opened by a letter's link and its key.</summary>
internal sealed class AccountAccess(TestExchange exchange) : Fixtures(exchange)
{
    public const string Mail = "lan@vien.example";
    public static readonly Secret Password = new("mot-cau-de-nho-2026");
    private static readonly Secret Guessed = OneTimeLink.NewKey();

    [SentBy(Who.Anyone)]
    public async Task<Sent> SignUp()
    {
        var command = new SignUp(MemberId.New(), "Phạm Thị Lan", Mail, Password, Language.Vi, await Exchange.PoliciesToAccept());
        return Sent.Of(Visitor, command) with { Otherwise = command with { Mail = "khac@vien.example" } };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> ConfirmMail()
    {
        await SignedUp("la@khac.example");
        await SignedUp(Mail);
        var (link, key) = await LinkTo(Mail);
        var command = new ConfirmMail(link, key, Mail);
        return Sent.Of(Visitor, command) with
        {
            AlsoRefused =
            [
                ("with a guessed key", Sent.Of(Visitor, command with { Key = Guessed }), nameof(MemberRules.ALinkIsFreshAndUsedOnce)),
                ("for another address", Sent.Of(Visitor, command with { Mail = "la@khac.example" }), nameof(MemberRules.ALinkIsFreshAndUsedOnce)),
            ],
        };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> AskForNewPassword()
    {
        await SignedUp("la@khac.example");
        await SignedUp(Mail);
        var command = new AskForNewPassword(LinkId.New(), Mail);
        return Sent.Of(Visitor, command) with { Otherwise = command with { Mail = "la@khac.example" } };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> SetPassword()
    {
        await SignedUp(Mail);
        var confirmation = await LinkTo(Mail);
        await Exchange.Visitor.Send(new AskForNewPassword(LinkId.New(), Mail));
        var (link, key) = await LinkTo(Mail);
        var command = new SetPassword(link, key, new Secret("mot-cau-hoan-toan-moi"));
        return Sent.Of(Visitor, command) with
        {
            AlsoRefused =
            [
                ("with a guessed key", Sent.Of(Visitor, command with { Key = Guessed }), nameof(MemberRules.ALinkIsFreshAndUsedOnce)),
                ("with a link for something else", Sent.Of(Visitor, command with { Link = confirmation.Id, Key = confirmation.Key }), nameof(MemberRules.ALinkIsFreshAndUsedOnce)),
            ],
        };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> EndSession()
    {
        var person = await Exchange.NewPerson(Capability.Supplier);
        var elsewhere = new Session(SessionId.New(), person.Id, TestExchange.Beginning.UtcDateTime);
        await Exchange.InDatabase(async (db, token) =>
        {
            db.Sessions.Add(elsewhere);
            await db.SaveChangesAsync(token);
        });
        return Sent.Of(person, new EndSession(elsewhere.Id));
    }

    [SentBy(Who.Jobs)]
    public static Task<Sent> CreateAdmin()
    {
        var command = new CreateAdmin(LinkId.New(), OneTimeLink.NewKey(), MemberId.New(), Mail, "Quản trị", "0000000000");
        return Task.FromResult(Sent.Of(CallerTicket.Job, command) with { Otherwise = command with { Mail = "khac@vien.example" } });
    }

    [SentBy(Who.Jobs)]
    public async Task<Sent> GetStaffMember()
    {
        var (staff, supplier) = (await Exchange.NewPerson(Capability.Exchange), await Exchange.NewPerson(Capability.Supplier));
        return Sent.Of(CallerTicket.Job, new GetStaffMember(staff.Mail), staff.Id.Value.ToString()) with
        {
            AlsoRefused = [("for who is not of the exchange", Sent.Of(CallerTicket.Job, new GetStaffMember(supplier.Mail), ""), Came.NotFound)],
        };
    }

    [SentBy(Who.Anyone)]
    public static Task<Sent> GetWhoAmI() => Task.FromResult(Sent.Of(Visitor, new GetWhoAmI(), $"\"{nameof(WhoAmI.Powers)}\":\"{Power.None}\""));

    private async Task SignedUp(string mail) => await Exchange.Visitor.Send(new SignUp(MemberId.New(), "Phạm Thị Lan", mail, Password, Language.Vi, await Exchange.PoliciesToAccept()));

    private async Task<(LinkId Id, Secret Key)> LinkTo(string mail) => LinkIn.Of((await Exchange.LettersTo(mail, CancellationToken.None))[^1]);
}
