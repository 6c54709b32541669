using Marketplace.Application.Accounts;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Accounts;

public sealed class CreatingAnAdminTests : IAsyncLifetime
{
    private const string Mail = "quantri@san.example";

    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task The_first_admin_comes_with_the_exchange_and_sets_the_password_by_the_link()
    {
        var command = Command();
        await Do(command);

        await Do(new SetPassword(command.Link, command.Key, new Secret("mot-cau-de-nho-2026")));

        var exchange = await Exchange();
        exchange.IsVerified.ShouldBeTrue();
        exchange.Capabilities.ShouldBe(Capability.Exchange);
        var membership = exchange.Memberships.ShouldHaveSingleItem();
        membership.Role.ShouldBe(Role.Representative);
        var account = await _exchange.InDatabase((db, token) => db.Users.SingleAsync(u => u.Email == Mail, token), Token);
        (account.EmailConfirmed, account.Member).ShouldBe((true, membership.Member));
    }

    [Fact]
    public async Task Again_it_gives_a_new_link_and_the_role_back_and_a_second_admin_joins()
    {
        await Do(Command());
        await Do(Command("thuhai@san.example"));
        await _exchange.InDatabase(async (db, token) =>
        {
            var exchange = await db.Organisations.SingleAsync(o => o.Code == "SAN", token);
            exchange.ChangeRole(exchange.Memberships[0].Id, Role.Reader);
            await db.SaveChangesAsync(token);
        }, Token);

        var again = Command(" " + Mail.ToUpperInvariant());
        await Do(again);

        (await Exchange()).Memberships.Select(m => m.Role).ShouldBe([Role.Representative, Role.Representative]);
        await Do(new SetPassword(again.Link, again.Key, new Secret("mot-cau-de-nho-2026")));
    }

    [Fact]
    public async Task Nobody_becomes_admin_over_the_network()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);

        (await staff.Send(Command(), Token)).Problem.ShouldBe(Problem.NotAllowed);
        (await _exchange.Visitor.Send(Command(), Token)).Problem.ShouldBe(Problem.SignInNeeded);
        (await _exchange.Job.Send(Command("khong phai thu") with { Name = "", TaxCode = "1" }, Token)).Problem!.Refusals.Count.ShouldBe(3);
    }

    private static CreateAdmin Command(string mail = Mail) => new(LinkId.New(), OneTimeLink.NewKey(), MemberId.New(), mail, "Quản trị", "0000000000");

    private async Task Do(ICommand command) => (await _exchange.Job.Send(command, Token)).Problem.ShouldBeNull();

    private Task<Organisation> Exchange() => _exchange.InDatabase((db, token) => db.Organisations.SingleAsync(o => o.Code == "SAN", token), Token);
}
