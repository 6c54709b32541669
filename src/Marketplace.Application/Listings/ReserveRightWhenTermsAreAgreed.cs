using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Negotiations;

namespace Marketplace.Application.Listings;

/// <summary>Holds the right for the recipient; when it conflicts with one that is held already, the whole acceptance is refused.</summary>
internal sealed class ReserveRightWhenTermsAreAgreed(MarketplaceDb db) : IReaction<TermsAgreed>
{
    public async Task On(TermsAgreed deed, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OfAnyone().Find(deed.Listing, cancellationToken);
        listing.Reserve(deed.Negotiation.Value, deed.Terms.ScopeFrom(VietnamCalendar.DateOf(deed.At)));
    }
}
