using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Common;

/// <summary>Loads who a ticket belongs to, for each message anew, so that a revoked membership or session stops at once.</summary>
internal static class Identification
{
    public static async Task BringIn(IServiceProvider scope, CallerTicket ticket, CancellationToken cancellationToken)
    {
        // The command line acts in the name of a person without a sign-in; nobody reaches that door over the network.
        var identified = ticket is { Person: not null, Session: not null } or { Person: not null, Door: Door.Job }
            ? await Identify(scope.GetRequiredService<MarketplaceDb>(), ticket, cancellationToken)
            : null;
        scope.GetRequiredService<Caller>().Enter(ticket, identified);
    }

    private static async Task<Identified?> Identify(MarketplaceDb db, CallerTicket ticket, CancellationToken cancellationToken)
    {
        var (person, session, membership) = (ticket.Person!.Value, ticket.Session, ticket.Membership);
        if (ticket.Door != Door.Job && !await db.Sessions.AnyAsync(s => s.Id == session && s.Member == person && s.EndedAt == null, cancellationToken))
        {
            return null;
        }

        var acting = membership is null
            ? null
            : await db.Organisations
                .SelectMany(o => o.Memberships, (o, m) => new { Organisation = o, Membership = m })
                .Where(x => x.Membership.Id == membership && x.Membership.Member == person && x.Membership.EndedAt == null)
                .Select(x => new ActingMembership(x.Membership.Id, x.Organisation.Id, x.Membership.Role, x.Organisation.Capabilities,
                    x.Organisation.VerifiedAt != null, x.Organisation.IsDemo, x.Membership.Authority,
                    x.Organisation.Parent != null && !db.Organisations.Any(p => p.Id == x.Organisation.Parent && p.Memberships.Any(m => m.Member == person && m.Role == Role.Representative && m.EndedAt == null))))
                .SingleOrDefaultAsync(cancellationToken);
        return new Identified(person, acting);
    }
}
