using Marketplace.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Common;

/// <summary>Loads who a ticket belongs to, for each message anew, so that a revoked membership or session stops at once.</summary>
internal static class Identification
{
    public static async Task BringIn(IServiceProvider scope, CallerTicket ticket, CancellationToken cancellationToken)
    {
        var identified = ticket is { Person: not null, Session: not null }
            ? await Identify(scope.GetRequiredService<MarketplaceDb>(), ticket, cancellationToken)
            : null;
        scope.GetRequiredService<Caller>().Enter(ticket, identified);
    }

    private static async Task<Identified?> Identify(MarketplaceDb db, CallerTicket ticket, CancellationToken cancellationToken)
    {
        var (person, session, membership) = (ticket.Person!.Value, ticket.Session!.Value, ticket.Membership);
        if (!await db.Sessions.AnyAsync(s => s.Id == session && s.Member == person && s.EndedAt == null, cancellationToken))
        {
            return null;
        }

        var acting = membership is null
            ? null
            : await db.Organisations
                .SelectMany(o => o.Memberships, (o, m) => new { Organisation = o, Membership = m })
                .Where(x => x.Membership.Id == membership && x.Membership.Member == person && x.Membership.EndedAt == null)
                .Select(x => new ActingMembership(x.Membership.Id, x.Organisation.Id, x.Membership.Role, x.Organisation.Capabilities, x.Organisation.VerifiedAt != null, x.Organisation.IsDemo))
                .SingleOrDefaultAsync(cancellationToken);
        return new Identified(person, acting);
    }
}
