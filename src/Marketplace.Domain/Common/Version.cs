namespace Marketplace.Domain.Common;

/// <summary>How often a root was changed. Every decision carries the version that its maker saw.</summary>
public readonly record struct Version(int Number)
{
    public static readonly Version New = new(0);

    public Version Next() => new(Number + 1);

    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
