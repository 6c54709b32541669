using Marketplace.Application.Deals;
using Marketplace.Application.Tests.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

internal sealed class DealAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Capability.Supplier | Capability.Recipient, Power.Bind)]
    public async Task<Sent> AbandonDeal()
    {
        var (buyer, deal) = await Agreed();
        return Sent.Of(buyer, new AbandonDeal(deal.Id, deal.Version, "Không thu xếp được vốn."));
    }

    [SentBy(Capability.Any, Power.None)]
    public async Task<Sent> GetDeal()
    {
        var (buyer, deal) = await Agreed();
        return Sent.Of(buyer, new GetDeal(deal.Code), deal.Code);
    }

    [SentBy(Capability.Any, Power.None)]
    public async Task<Sent> GetDeals()
    {
        var (buyer, deal) = await Agreed();
        return Sent.Of(buyer, new GetDeals(null, 1), deal.Code) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    private async Task<(Person Buyer, RegisteredDeal Deal)> Agreed()
    {
        var (trade, buyer, room) = await Exchange.OfferedRoom();
        await trade.Supplier.Do(Trade.Accept(room));
        return (buyer, await buyer.Get(new GetDeal((await trade.RoomOf(buyer)).Deal!.Code)));
    }
}
