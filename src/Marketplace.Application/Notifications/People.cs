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

    /// <summary>Of those who may act: who is in charge and their deputy; everybody while neither may any more.</summary>
    public static IReadOnlyList<Member> InCharge(this IReadOnlyList<Member> people, Charge charge) =>
        people.Where(p => charge.Names(p.Id)).ToArray() is { Length: > 0 } named ? named : people;

    /// <summary>Writes to all of them, each in their language.</summary>
    public static Task WriteTo(
        this MarketplaceDb db, OrganisationId organisation, Power power, string key, Guid subject, DateTime now, Func<Language, object[]> arguments, CancellationToken cancellationToken) =>
        db.WriteTo(organisation, power, Charge.Nobody, key, subject, now, arguments, cancellationToken);

    /// <summary>Writes to those in charge of what it is about, each in their language.</summary>
    public static async Task WriteTo(
        this MarketplaceDb db, OrganisationId organisation, Power power, Charge charge, string key, Guid subject, DateTime now, Func<Language, object[]> arguments, CancellationToken cancellationToken)
    {
        foreach (var person in (await db.PeopleOf(organisation, power, cancellationToken)).InCharge(charge))
        {
            db.Post(person.Mail, person.Language, key, subject, now, arguments(person.Language));
        }
    }
}
