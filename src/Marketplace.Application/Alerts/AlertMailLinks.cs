using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

internal static class AlertMailLinks
{
    /// <summary>A letter's link that ends the letters. It works each time; an unknown one is refused like an old one.</summary>
    public static async Task<OneTimeLink> EndingLetters(this IQueryable<OneTimeLink> links, LinkId id, Secret key, DateTime now, CancellationToken cancellationToken)
    {
        var link = await links.SingleOrDefaultAsync(l => l.Id == id && l.Purpose == LinkPurpose.StopAlertMail, cancellationToken);
        WatchRules.ALinkThatEndsLettersIsKnown.Require(link?.IsReadBy(key, now) == true);
        return link!;
    }

    /// <summary>The watches whose letters went to the address of the link.</summary>
    public static IQueryable<Watch> WritingTo(this MarketplaceDb db, OneTimeLink link) =>
        db.Watches.Where(w => w.Mail != MailRhythm.None && db.Members.Any(m => m.Id == w.Owner && m.Mail == link.Mail));
}
