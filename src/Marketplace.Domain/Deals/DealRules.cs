using Marketplace.Domain.Common;

namespace Marketplace.Domain.Deals;

/// <summary>Every way in which a deal says no.</summary>
public static class DealRules
{
    public static readonly Rule OnlyUnsignedDealsAreAbandoned = Rule.Named();
    public static readonly Rule AnAbandonedDealSaysWhy = Rule.Named("Reason");
}
