using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Deals;

namespace Marketplace.Application.Deals;

/// <summary>Whose deals: both parties' own, and all for staff, demonstration data only where it is shown at all.</summary>
internal static class RegisteredDeals
{
    public static IQueryable<Deal> RegisteredFor(this MarketplaceDb db, Caller caller, DemoSwitch demo)
    {
        if (!caller.IsStaff)
        {
            return db.Deals.OfParty(caller.Organisation);
        }

        return demo.IsShown ? db.Deals : db.Deals.Where(d => !d.IsDemo);
    }
}
