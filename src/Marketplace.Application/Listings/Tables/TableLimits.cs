namespace Marketplace.Application.Listings.Tables;

/// <summary>How much one table may bring; "Tables:Megabytes" and "Tables:Rows" of the configuration.</summary>
public sealed record TableLimits(int Megabytes, int Rows)
{
    public static readonly TableLimits Usual = new(20, 20_000);

    public int Bytes => Megabytes * 1024 * 1024;
}
