using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Listings.Confirming;

/// <summary>The organisations that have listings to be hidden, or to be reminded of, on a day of Hanoi's.</summary>
[AllowedToJobs]
public sealed record GetListingsDue(DateOnly Day) : IQuery<ListingsDue>;

/// <param name="Most">As many at once; when a list is as long, more may wait.</param>
public sealed record ListingsDue(IReadOnlyList<OrganisationId> ToHide, IReadOnlyList<OrganisationId> ToRemind, int Most);

internal sealed class GetListingsDueHandler(MarketplaceDb db) : IRequestHandler<GetListingsDue, ListingsDue>
{
    private const int Most = 200;

    /// <summary>What becomes due within these days is gathered into one letter, unless it will be hidden soon.</summary>
    private const int DaysBetweenLetters = 7;

    public async Task<ListingsDue> Handle(GetListingsDue query, CancellationToken cancellationToken)
    {
        var lately = Freshness.DueBefore(query.Day, DaysBetweenLetters);
        var toHide = await db.Listings.AsNoTracking().DueForHiding(db, query.Day).Select(l => l.Organisation).Distinct().Take(Most).ToListAsync(cancellationToken);
        var toRemind = await db.Listings.AsNoTracking().DueForReminder(query.Day)
            .Where(l => l.Reminders > 0 || !db.Listings.Any(other => other.Organisation == l.Organisation && other.RemindedAt >= lately))
            .Select(l => l.Organisation).Distinct().Take(Most).ToListAsync(cancellationToken);
        return new ListingsDue(toHide, toRemind, Most);
    }
}
