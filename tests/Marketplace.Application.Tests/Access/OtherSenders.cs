using Marketplace.Application.Common;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Tests.Access;

/// <summary>Who else could send a message: the rightful sender with one thing changed, and what must come of it.</summary>
internal sealed class OtherSenders(TestExchange exchange, Sent sent)
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();
    private static readonly Capability[] Capabilities = [Capability.Supplier, Capability.Recipient, Capability.Broker, Capability.Valuer, Capability.Exchange];

    /// <summary>Each may only be used until the next is asked for: what was changed for it is then put back.</summary>
    public IAsyncEnumerable<(string Who, CallerTicket By, string Code)> Refused(SentByAttribute rightful) => rightful.Who switch
    {
        Who.Members => NotSignedIn().Concat(NotMembers()).Concat(InOtherRoles(rightful.Powers)).Concat(WithOtherCapabilities(rightful.AnyOf)).Concat(Unverified(rightful.Verified)),
        Who.SignedIn => NotSignedIn(),
        Who.Jobs => People(),
        _ => AsyncEnumerable.Empty<(string, CallerTicket, string)>(),
    };

    /// <summary>Who may send a message: each role with the powers, and where several capabilities may, the rightful sender with each alone.</summary>
    public static IEnumerable<(Role? Role, Capability? Capability)> Admitted(SentByAttribute rightful)
    {
        var roles = Roles.Where(r => Has(r, rightful.Powers)).Select(r => ((Role?)r, (Capability?)null));
        var capabilities = Capabilities.Where(c => c != rightful.AnyOf && (c & rightful.AnyOf) != Capability.None).Select(c => ((Role?)null, (Capability?)c));
        return rightful.Who == Who.Members ? roles.Concat(capabilities) : [(null, null)];
    }

    /// <summary>The rightful sender's organisation with one capability only, or a colleague in another role.</summary>
    public async Task<CallerTicket> As(Role? role, Capability? capability)
    {
        if (capability is { } only)
        {
            await Can(only);
        }

        return role is { } other && other != await RoleOfSender() ? (await Join(other)).Ticket : sent.By;
    }

    /// <summary>The sender's like from another organisation; of a visitor, somebody who is signed in; of a job, one in somebody's name.</summary>
    public async Task<CallerTicket> Like()
    {
        if (sent.For is not { } organisation)
        {
            var ticket = (await exchange.NewPerson(Capability.Exchange)).Ticket;
            return sent.By.Door == Door.Job ? ticket with { Door = Door.Job, Session = null } : ticket;
        }

        var capabilities = await exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == organisation).Select(o => o.Capabilities).SingleAsync(token));
        return (await exchange.NewPerson(capabilities, await RoleOfSender())).Ticket;
    }

    private async IAsyncEnumerable<(string, CallerTicket, string)> NotSignedIn()
    {
        var like = await Like();
        yield return ("by a visitor", CallerTicket.Visitor(sent.By.Language), Came.SignInNeeded);
        yield return ("by a nameless job", CallerTicket.Job, Came.SignInNeeded);
        yield return ("without a session", sent.By with { Session = null }, Came.SignInNeeded);
        yield return ("by somebody else's session", sent.By with { Session = like.Session }, Came.SignInNeeded);

        await EndSession(at: exchange.Clock.GetUtcNow().UtcDateTime);
        yield return ("by a session that has ended", sent.By, Came.SignInNeeded);
        await EndSession(at: null);
    }

    private async IAsyncEnumerable<(string, CallerTicket, string)> NotMembers()
    {
        yield return ("by the same person without an organisation", sent.By with { Membership = null }, Came.NotAllowed);
        yield return ("by somebody else's membership", await Like() with { Membership = sent.By.Membership }, Came.NotAllowed);

        await EndMembership(at: exchange.Clock.GetUtcNow().UtcDateTime);
        yield return ("by a membership that has ended", sent.By, Came.NotAllowed);
        await EndMembership(at: null);
    }

    private async IAsyncEnumerable<(string, CallerTicket, string)> InOtherRoles(Power powers)
    {
        var own = await RoleOfSender();
        foreach (var role in Roles.Where(r => !Has(r, powers)))
        {
            yield return ($"by a colleague who is {role}", (await Join(role)).Ticket, Came.NotAllowed);

            await Become(role);
            yield return ($"by the same person as {role}", sent.By, Came.NotAllowed);
            await Become(own);
        }
    }

    private async IAsyncEnumerable<(string, CallerTicket, string)> WithOtherCapabilities(Capability anyOf)
    {
        var own = await exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == sent.For).Select(o => o.Capabilities).SingleAsync(token));
        foreach (var capability in Capabilities.Where(c => (c & anyOf) == Capability.None))
        {
            await Can(capability);
            yield return ($"by the same organisation as {capability}", sent.By, Came.NotAllowed);
            await Can(own);
        }
    }

    private async IAsyncEnumerable<(string, CallerTicket, string)> Unverified(bool matters)
    {
        if (matters)
        {
            await Verify(at: null);
            yield return ("by the same organisation unverified", sent.By, nameof(OrganisationRules.OnlyVerifiedOrganisationsTrade));
            await Verify(at: exchange.Clock.GetUtcNow().UtcDateTime);
        }
    }

    private async IAsyncEnumerable<(string, CallerTicket, string)> People()
    {
        yield return ("by a visitor", CallerTicket.Visitor(sent.By.Language), Came.SignInNeeded);
        foreach (var role in Roles)
        {
            yield return ($"by a {role} who may everything", (await exchange.NewPerson(Capability.Any, role)).Ticket, Came.NotAllowed);
        }
    }

    /// <summary>A new colleague, whom the message's sender did not know of when they looked at their organisation.</summary>
    private async Task<Person> Join(Role role)
    {
        var organisation = sent.For!.Value;
        var seen = await exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == organisation).Select(o => o.Version).SingleAsync(token));
        var person = await exchange.Join(organisation, role);
        await exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == organisation).ExecuteUpdateAsync(s => s.SetProperty(o => o.Version, seen), token));
        return person;
    }

    private Task<Role> RoleOfSender() => exchange.InDatabase((db, token) => db.Set<Membership>().Where(m => m.Id == sent.By.Membership).Select(m => m.Role).SingleAsync(token));

    private Task Become(Role role) => exchange.InDatabase((db, token) =>
        db.Set<Membership>().Where(m => m.Id == sent.By.Membership).ExecuteUpdateAsync(s => s.SetProperty(m => m.Role, role), token));

    private Task EndMembership(DateTime? at) => exchange.InDatabase((db, token) =>
        db.Set<Membership>().Where(m => m.Id == sent.By.Membership).ExecuteUpdateAsync(s => s.SetProperty(m => m.EndedAt, at), token));

    private Task EndSession(DateTime? at) => exchange.InDatabase((db, token) =>
        db.Sessions.Where(x => x.Id == sent.By.Session).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, at), token));

    private Task Can(Capability capabilities) => exchange.InDatabase((db, token) =>
        db.Organisations.Where(o => o.Id == sent.For).ExecuteUpdateAsync(s => s.SetProperty(o => o.Capabilities, capabilities), token));

    private Task Verify(DateTime? at) => exchange.InDatabase((db, token) =>
        db.Organisations.Where(o => o.Id == sent.For).ExecuteUpdateAsync(s => s.SetProperty(o => o.VerifiedAt, at), token));

    private static bool Has(Role role, Power powers) => (role.Powers() & powers) == powers;
}
