using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Accounts;

/// <summary>Who is asking, as the header of every page shows them.</summary>
[AllowedToAnyone]
public sealed record GetWhoAmI : IQuery<WhoAmI>;

/// <param name="Name">Null for a visitor.</param>
/// <param name="Organisation">The organisation one acts for, or null.</param>
/// <param name="Others">The other organisations one belongs to.</param>
public sealed record WhoAmI(string? Name, MyPlace? Organisation, IReadOnlyList<MyPlace> Others, Capability Capabilities, Power Powers, bool IsVerified)
{
    /// <summary>Alerts that one has not read yet.</summary>
    public int UnreadAlerts { get; init; }

    public static readonly WhoAmI Visitor = new(null, null, [], Capability.None, Power.None, IsVerified: false);

    public bool Has(Capability capability) => (Capabilities & capability) != Capability.None;

    public bool Has(Power power) => (Powers & power) == power;
}

/// <summary>A person's place in an organisation.</summary>
public sealed record MyPlace(MembershipId Membership, string Code, Bilingual Name);

internal sealed class GetWhoAmIHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetWhoAmI, WhoAmI>
{
    public async Task<WhoAmI> Handle(GetWhoAmI query, CancellationToken cancellationToken)
    {
        if (!caller.IsSignedIn)
        {
            return WhoAmI.Visitor;
        }

        var unread = db.AlertsOf(caller.Person).Where(a => a.ReadAt == null);
        var me = await db.Members.Where(m => m.Id == caller.Person).Select(m => new { m.Name, Unread = unread.Count() }).SingleAsync(cancellationToken);
        var places = await db.Organisations.AsNoTracking()
            .SelectMany(o => o.Memberships, (o, m) => new { Organisation = o, Membership = m })
            .Where(x => x.Membership.Member == caller.Person && x.Membership.EndedAt == null)
            .OrderBy(x => x.Membership.Since)
            .Select(x => new MyPlace(x.Membership.Id, x.Organisation.Code, x.Organisation.Profile.Name))
            .ToListAsync(cancellationToken);
        return new WhoAmI(
            me.Name, places.Find(p => p.Membership == caller.MembershipOrNone), places.FindAll(p => p.Membership != caller.MembershipOrNone),
            caller.Capabilities, caller.Powers, caller.IsVerified)
        {
            UnreadAlerts = me.Unread,
        };
    }
}
