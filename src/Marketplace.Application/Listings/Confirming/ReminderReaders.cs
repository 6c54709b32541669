using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Listings.Confirming;

internal static class ReminderReaders
{
    /// <summary>Whom the reminder was written to still works on the organisation's listings: a letter opens nothing for who has left.</summary>
    public static async Task<bool> IsStillRead(this MarketplaceDb db, OneTimeLink link, CancellationToken cancellationToken) =>
        (await db.PeopleOf(link.Organisation!.Value, Power.Draft, cancellationToken)).Exists(p => string.Equals(p.Mail, link.Mail, StringComparison.OrdinalIgnoreCase));
}
