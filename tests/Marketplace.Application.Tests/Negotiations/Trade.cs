using Marketplace.Application.Negotiations;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Negotiations;

/// <summary>A supplier with a published listing, and buyers who negotiate about it.</summary>
internal sealed class Trade(TestExchange exchange, Person supplier, Listing listing)
{
    public static readonly TermsForm Exclusive = new(
        Right.Use, Domain.Listings.Exclusivity.Exclusive, Territory: ["VN"], FieldOfUse: [], TermMonths: 60, UpFront: 1_200_000_000, RoyaltyPercent: 1.5m, RoyaltyBase: RoyaltyBase.NetRevenue);

    public Person Supplier { get; } = supplier;

    public Listing Listing { get; } = listing;

    public static async Task<Trade> Open(TestExchange exchange)
    {
        var supplier = await exchange.NewPerson(Capability.Supplier);
        return new Trade(exchange, supplier, await exchange.Publish(supplier));
    }

    public Task<Person> NewBuyer() => exchange.NewPerson(Capability.Recipient);

    public MakeOffer Offer(TermsForm? terms = null) => new(RoundId.New(), Listing.Id, Listing.PublicRevision!.Value, terms ?? Exclusive);

    /// <summary>The room in which a buyer has offered.</summary>
    public async Task<Room> Offered(Person buyer, TermsForm? terms = null)
    {
        await buyer.Do(Offer(terms));
        return await RoomOf(buyer);
    }

    /// <summary>The buyer's room, as the buyer sees it.</summary>
    public async Task<Room> RoomOf(Person buyer) =>
        await buyer.Get(new GetRoom((await buyer.Get(new GetNegotiationStart(Listing.Code))).Room!.Value));

    public static AcceptOffer Accept(Room room) => new(room.Id, room.Version, room.Rounds[^1].Id);
}
