namespace Marketplace.Domain.Common;

/// <summary>Whole minor units of a currency; the đồng has no minor unit, so its amounts are đồng.</summary>
public sealed record Money(long Amount, string Currency)
{
    public const string Dong = "VND";

    public static Money Vnd(long amount) => new(amount, Dong);
}
