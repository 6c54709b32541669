using Marketplace.Application.Data;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Common;

/// <summary>The live room of a recipient and a listing.</summary>
internal static class Rooms
{
    /// <summary>The room as it is, or a new one with the first word in it.</summary>
    public static async Task<Negotiation> RoomOn(this MarketplaceDb db, Listing listing, Caller caller, DateTime now, CancellationToken cancellationToken)
    {
        var recipient = caller.Organisation;
        var room = await db.Negotiations.SingleOrDefaultAsync(n => n.Listing == listing.Id && n.Recipient == recipient && n.State != NegotiationState.Ended, cancellationToken);
        if (room is null)
        {
            room = Negotiation.Open(NegotiationId.New(), listing, recipient, caller.IsDemo || listing.IsDemo, now, caller.Person);
            db.Negotiations.Add(room);
        }

        return room;
    }

    /// <summary>What was public once; a draft of somebody else's is not found.</summary>
    public static IQueryable<Listing> OncePublic(this IQueryable<Listing> listings) => listings.Where(l => l.PublicRevision != null);
}
