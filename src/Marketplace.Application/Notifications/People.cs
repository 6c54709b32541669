using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Notifications;

/// <summary>To whom in an organisation a letter goes: those whose role lets them act on it.</summary>
internal static class People
{
    public static Task<List<Member>> PeopleOf(this MarketplaceDb db, OrganisationId organisation, Power power, CancellationToken cancellationToken)
    {
        var roles = Enum.GetValues<Role>().Where(r => r.Powers().HasFlag(power)).ToArray();
        return db.Organisations.AsNoTracking()
            .Where(o => o.Id == organisation)
            .SelectMany(o => o.Memberships)
            .Where(m => m.EndedAt == null && roles.Contains(m.Role))
            .Join(db.Members, m => m.Member, p => p.Id, (m, p) => p)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Writes to them, each in their language.</summary>
    public static async Task WriteTo(
        this MarketplaceDb db, OrganisationId organisation, Power power, string key, Guid subject, DateTime now, Func<Language, object[]> arguments, CancellationToken cancellationToken)
    {
        foreach (var person in await db.PeopleOf(organisation, power, cancellationToken))
        {
            db.Post(person.Mail, person.Language, key, subject, now, arguments(person.Language));
        }
    }
}
