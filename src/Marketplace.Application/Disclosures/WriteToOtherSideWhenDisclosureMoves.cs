using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>Each step is told to whom it concerns next. A letter says what happened and where to go on, never anything confidential.</summary>
internal sealed class WriteToOtherSideWhenDisclosureMoves(MarketplaceDb db, SiteAddress site, TimeProvider clock) : IReaction<DisclosureMoved>
{
    public async Task On(DisclosureMoved deed, CancellationToken cancellationToken)
    {
        var disclosure = db.Disclosures.Local.Single(d => d.Id == deed.Disclosure);
        var listing = await db.Listings.AsNoTracking().Where(l => l.Id == disclosure.Listing)
            .Select(l => new { l.Code, l.Revisions.First(r => r.Id == l.PublicRevision).Content })
            .SingleAsync(cancellationToken);
        foreach (var person in await Concerned(disclosure, deed.Deed, cancellationToken))
        {
            db.Post(
                person.Mail, person.Language, "Disclosure" + deed.Deed, disclosure.Id.Value, clock.GetUtcNow().UtcDateTime,
                listing.Content.Title.In(person.Language).Text, listing.Code, site.Link(person.Language, $"disclosures/{disclosure.Id.Value}"));
        }
    }

    private async Task<IEnumerable<Member>> Concerned(Disclosure disclosure, DisclosureDeed deed, CancellationToken cancellationToken) => deed switch
    {
        // An officer asked: their own representative decides first.
        DisclosureDeed.Asked => await db.PeopleOf(disclosure.Recipient, Power.Bind, cancellationToken),
        _ when disclosure.AcceptedBy is null => [],
        DisclosureDeed.UndertakingAccepted or DisclosureDeed.Withdrawn or DisclosureDeed.ReaderNamed or DisclosureDeed.ReaderRemoved =>
            await db.PeopleOf(disclosure.Supplier, Power.Bind, cancellationToken),
        _ => (await db.PeopleOf(disclosure.Recipient, Power.Negotiate, cancellationToken)).UnionBy(await Readers(disclosure, cancellationToken), p => p.Id),
    };

    private Task<List<Member>> Readers(Disclosure disclosure, CancellationToken cancellationToken)
    {
        var memberships = disclosure.Readers.Where(r => r.State == ReaderState.Open).Select(r => r.Membership).ToArray();
        return db.Organisations.AsNoTracking().Where(o => o.Id == disclosure.Recipient).SelectMany(o => o.Memberships)
            .Where(m => m.EndedAt == null && memberships.Contains(m.Id))
            .Join(db.Members, m => m.Member, p => p.Id, (m, p) => p).ToListAsync(cancellationToken);
    }
}
