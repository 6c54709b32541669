using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

internal static class AbleColleagues
{
    private static readonly Role[] Able = [.. Enum.GetValues<Role>().Where(r => r.Powers().HasFlag(Power.Draft | Power.Negotiate))];

    /// <summary>Who of the caller's organisation could be in charge of something.</summary>
    /// <param name="besides">Somebody who is not asked for.</param>
    public static async Task<IReadOnlyList<Successor>> Successors(this MarketplaceDb db, Caller caller, MembershipId? besides, CancellationToken cancellationToken) =>
        await db.Organisations.AsNoTracking().OwnOf(caller).SelectMany(o => o.Memberships)
            .Where(m => m.EndedAt == null && m.Id != besides && Able.Contains(m.Role))
            .Join(db.Members, m => m.Member, p => p.Id, (m, p) => new { m.Id, p.Name, m.Role })
            .OrderBy(m => m.Name).Select(m => new Successor(m.Id, m.Name, m.Role)).ToListAsync(cancellationToken);
}
