using Marketplace.Application.Data;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;

namespace Marketplace.Application.Listings.Confirming;

/// <summary>What is due on a day of Hanoi's, for SQL; the listing itself decides.</summary>
internal static class DueListings
{
    /// <summary>Shown, or hidden for this reason only, and not confirmed for long.</summary>
    public static IQueryable<Listing> DueForConfirmation(this IQueryable<Listing> listings, DateOnly today)
    {
        var due = Freshness.DueBefore(today, ListingRules.DaysToReminder);
        return listings.Where(l => l.LastConfirmedAt < due && (l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Expired));
    }

    public static IQueryable<Listing> DueForReminder(this IQueryable<Listing> listings, DateOnly today)
    {
        var (due, warned, noticed) = (Freshness.DueBefore(today, ListingRules.DaysToReminder), Freshness.DueBefore(today, ListingRules.DaysToWarning), Freshness.DueBefore(today, ListingRules.DaysOfNotice));
        return listings.Where(l => (l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved)
            && ((l.Reminders == 0 && l.LastConfirmedAt < due) || (l.Reminders == 1 && l.LastConfirmedAt < warned && l.RemindedAt < noticed)));
    }

    /// <summary>Those in a negotiation or a deal stay shown.</summary>
    public static IQueryable<Listing> DueForHiding(this IQueryable<Listing> listings, MarketplaceDb db, DateOnly today)
    {
        var (over, noticed) = (Freshness.DueBefore(today, ListingRules.DaysToHiding), Freshness.DueBefore(today, ListingRules.DaysOfNotice));
        return listings.Where(l => l.Status == ListingStatus.Published && l.LastConfirmedAt < over && l.RemindedAt < noticed
            && !db.Negotiations.Any(n => n.Listing == l.Id && n.State == NegotiationState.Open)
            && !db.Deals.Any(d => d.Listing == l.Id && !DealStatuses.Over.Contains(d.Status)));
    }
}
