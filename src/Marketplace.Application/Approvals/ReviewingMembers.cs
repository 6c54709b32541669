using Marketplace.Application.Data;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Approvals;

/// <summary>Members of the exchange's staff whose role lets them review.</summary>
internal static class ReviewingMembers
{
    /// <summary>More than a list to choose from can hold.</summary>
    private const int Most = 200;

    public static IQueryable<Member> Reviewers(this MarketplaceDb db)
    {
        var roles = Enum.GetValues<Role>().Where(r => r.Powers().HasFlag(Power.Review)).ToArray();
        return db.Organisations.AsNoTracking()
            .Where(o => (o.Capabilities & Capability.Exchange) != Capability.None)
            .SelectMany(o => o.Memberships)
            .Where(m => m.EndedAt == null && roles.Contains(m.Role))
            .Join(db.Members, m => m.Member, p => p.Id, (m, p) => p);
    }

    /// <summary>To choose from, by name.</summary>
    public static async Task<IReadOnlyList<Reviewer>> ReviewersByName(this MarketplaceDb db, CancellationToken cancellationToken)
    {
        var people = await db.Reviewers().Select(m => new { m.Id, m.Name }).Distinct().OrderBy(m => m.Name).ThenBy(m => m.Id).Take(Most).ToListAsync(cancellationToken);
        return people.ConvertAll(m => new Reviewer(m.Id, m.Name));
    }
}
