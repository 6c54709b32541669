using System.Diagnostics.CodeAnalysis;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Common;

/// <summary>What the cookie or the job brings: ids only. Everything else is loaded for each message.</summary>
/// <param name="Session">The sign-in that this ticket belongs to; an ended one no longer counts.</param>
/// <param name="Membership">The membership the person acts by; null while they belong to no organisation.</param>
public sealed record CallerTicket(Door Door, Language Language, MemberId? Person = null, SessionId? Session = null, MembershipId? Membership = null)
{
    public static readonly CallerTicket Job = new(Door.Job, Language.Vi);

    public static CallerTicket Visitor(Language language) => new(Door.Http, language);
}

/// <summary>Where a message came in.</summary>
public enum Door
{
    Http,
    Circuit,
    Job,
    Webhook,
}

/// <summary>Tells who is asking, at the door where they ask.</summary>
public interface ICallerSource
{
    ValueTask<CallerTicket> Ticket();
}

/// <summary>A caller known beforehand: a job, the command line.</summary>
public sealed class GivenCaller(CallerTicket ticket) : ICallerSource
{
    public ValueTask<CallerTicket> Ticket() => new(ticket);
}

/// <summary>Who sends the message at hand, as the database knows them at this moment. One per message.</summary>
public sealed class Caller
{
    private MemberId? _person;
    private MembershipId? _membership;
    private OrganisationId? _organisation;

    public Door Door { get; private set; }

    public Language Language { get; private set; }

    public SessionId? Session { get; private set; }

    public Role Role { get; private set; }

    public Capability Capabilities { get; private set; }

    public bool IsVerified { get; private set; }

    public bool IsDemo { get; private set; }

    private Authority? Authority { get; set; }

    private bool IsBoundByParent { get; set; }

    public bool IsSignedIn => _person is not null;

    public bool IsMember => _membership is not null;

    public Power Powers => IsMember ? Role.Powers() : Power.None;

    public bool IsStaff => (Capabilities & Capability.Exchange) != Capability.None;

    public MemberId Person => _person ?? throw new InvalidOperationException("The message admits visitors, so it has no person.");

    public MembershipId Membership => _membership ?? throw new InvalidOperationException("The message admits people without an organisation.");

    public OrganisationId Organisation => _organisation ?? throw new InvalidOperationException("The message admits people without an organisation.");

    public MemberId? PersonOrNone => _person;

    public MembershipId? MembershipOrNone => _membership;

    public OrganisationId? OrganisationOrNone => _organisation;

    public bool Has(Power power) => (Powers & power) == power;

    /// <summary>Whether the caller obliges their organisation. Of a unit without legal status only its parent's representatives do; whoever else would, asks them.</summary>
    public bool MayBind => Has(Power.Bind) && !IsBoundByParent;

    /// <summary>Refuses to oblige the organisation by somebody who may not, or whose power of attorney does not hold on this day.</summary>
    public void RequireToBind(DateOnly today)
    {
        OrganisationRules.AUnitIsBoundByItsParent.Require(!IsBoundByParent);
        RequireAuthority(today);
    }

    /// <summary>Refuses while the power of attorney that the caller acts by does not hold.</summary>
    public void RequireAuthority(DateOnly today) => OrganisationRules.AnAuthorityThatDoesNotHoldBindsNobody.Require(Authority?.HoldsOn(today) != false);

    internal void Enter(CallerTicket ticket, Identified? identified)
    {
        Door = ticket.Door;
        Language = ticket.Language;
        if (identified is null)
        {
            return;
        }

        _person = identified.Person;
        Session = ticket.Session;
        if (identified.Membership is { } membership)
        {
            _membership = membership.Id;
            _organisation = membership.Organisation;
            Role = membership.Role;
            Capabilities = membership.Capabilities;
            IsVerified = membership.IsVerified;
            IsDemo = membership.IsDemo;
            Authority = membership.Authority;
            IsBoundByParent = membership.IsBoundByParent;
        }
    }
}

/// <summary>What the database says of a ticket.</summary>
internal sealed record Identified(MemberId Person, ActingMembership? Membership);

[SuppressMessage("Minor Code Smell", "CA1812", Justification = "Made by a query's projection.")]
internal sealed record ActingMembership(MembershipId Id, OrganisationId Organisation, Role Role, Capability Capabilities, bool IsVerified, bool IsDemo, Authority? Authority, bool IsBoundByParent);
