using System.Globalization;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Application.Resources;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Listings.Confirming;

/// <summary>One letter to each reader with all of an organisation's listings that they look after, and a link that confirms just those.</summary>
internal sealed class ConfirmationMail(MarketplaceDb db, SiteAddress site, TimeProvider clock)
{
    /// <summary>Also what was hidden meanwhile can be brought back by it.</summary>
    private static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(90);

    /// <summary>Further ones are counted; the link's page shows them all.</summary>
    private const int Named = 20;

    /// <param name="key">Its sentences: {0} how many, {1} their titles, {2} first day on which one is hidden, {3} address of the page that confirms, {4} of the reader's own list.</param>
    public async Task Write(OrganisationId organisation, IReadOnlyList<Listing> listings, string key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var people = await db.PeopleOf(organisation, Power.Draft, cancellationToken);
        foreach (var person in people)
        {
            Listing[] theirs = [.. listings.Where(l => people.InCharge(l.Charge).Contains(person))];
            if (theirs.Length > 0)
            {
                var (link, query) = OneTimeLink.Reminder(LinkId.New(), person.Mail, organisation, [.. theirs.Select(l => l.Id)], now + TimeToConfirm);
                db.Links.Add(link);
                db.Post(
                    person.Mail, person.Language, key, organisation.Value, now,
                    theirs.Length, Titles(theirs, person.Language), FirstDay(theirs, now), site.Link(person.Language, "listings/confirm" + query), site.Link(person.Language, "my/listings?show=due"));
            }
        }
    }

    private static string Titles(Listing[] listings, Language language)
    {
        var lines = listings.Take(Named).Select(l => $"• {l.Public!.Content.Title.In(language).Text} ({l.Code})");
        return string.Join('\n', listings.Length > Named ? lines.Append(Sentences.OfMail("MoreListings", language, listings.Length - Named)) : lines);
    }

    private static string FirstDay(Listing[] listings, DateTime now) =>
        listings.Min(l => l.Freshness!.EndsOn(l.RemindedAt, VietnamCalendar.DateOf(now))).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
