using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Common;

/// <summary>Which policies in force a person has accepted. A text that binds both sides is asked for; the fees are part of the operating rules.</summary>
internal static class Acceptances
{
    /// <summary>The versions in force of the policies that each person accepts.</summary>
    public static IQueryable<Policy> ToAccept(this MarketplaceDb db, DateOnly today) => db.Policies.AsNoTracking()
        .Where(p => (p.Kind == PolicyKind.OperatingRules || p.Kind == PolicyKind.Privacy) && p.EffectiveFrom <= today)
        .Where(p => !db.Policies.Any(next => next.Kind == p.Kind && next.Number > p.Number && next.EffectiveFrom <= today));

    /// <summary>Those that this person has not accepted yet.</summary>
    public static IQueryable<Policy> NotAcceptedBy(this MarketplaceDb db, MemberId person, DateOnly today) => db.ToAccept(today)
        .Where(p => !db.Members.Where(m => m.Id == person).SelectMany(m => m.Acceptances).Any(a => a.Policy == p.Id));

    /// <summary>Somebody who makes an account accepts what they read beside the form.</summary>
    /// <param name="read">The versions that the form showed.</param>
    /// <exception cref="RuleBroken">they did not tick it, or another version came into force meanwhile.</exception>
    public static async Task AcceptAll(this MarketplaceDb db, Member member, IReadOnlyList<PolicyId> read, DateTime now, CancellationToken cancellationToken)
    {
        var needed = await db.ToAccept(VietnamCalendar.DateOf(now)).Select(p => p.Id).ToListAsync(cancellationToken);
        MemberRules.ThePoliciesAreAcceptedToJoin.Require(needed.TrueForAll(read.Contains));
        foreach (var policy in needed)
        {
            member.Accept(policy, now);
        }
    }
}
