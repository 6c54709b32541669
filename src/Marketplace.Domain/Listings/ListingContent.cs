using Marketplace.Domain.Common;

namespace Marketplace.Domain.Listings;

/// <summary>What a revision says. Immutable: an edit is another content. Empty parts are "not stated".</summary>
/// <param name="Description">Markdown.</param>
/// <param name="Field">Code of the field of science and technology, level 2.</param>
/// <param name="Trl">Technology readiness level, 1 to 9.</param>
/// <param name="Ownership">What proves that the organisation may transfer it.</param>
/// <param name="Source">Where a catalogue listing comes from.</param>
public sealed record ListingContent(
    Bilingual Title,
    Bilingual Summary,
    Bilingual Problem,
    Bilingual Advantage,
    Bilingual Description,
    string? Field,
    int? Trl,
    IReadOnlyList<OfferedRight> Rights,
    PriceWish? Price,
    IReadOnlyList<string> Keywords,
    string? Ownership,
    CatalogueSource? Source)
{
    public static readonly ListingContent Empty = new(
        Bilingual.None, Bilingual.None, Bilingual.None, Bilingual.None, Bilingual.None, null, null, [], null, [], null, null);
}

/// <summary>A right that the supplier offers, with the widest bounds it would agree to.</summary>
/// <param name="TermMonths">Longest term in months; null is without end.</param>
public sealed record OfferedRight(
    Right Right,
    Exclusivity? Exclusivity,
    bool Sublicence,
    Territory Territory,
    IReadOnlyList<string> FieldOfUse,
    int? TermMonths);

/// <summary>The price that the supplier wishes for. Amounts are whole đồng.</summary>
public sealed record PriceWish(PriceMode Mode, Money? From, Money? To, Royalty? Royalty);

public enum PriceMode
{
    Fixed,
    Range,
    Royalty,
    Equity,
    Negotiable,
}

/// <summary>A running fee. The rate is in parts per million: 20,000 is 2 %.</summary>
public sealed record Royalty(int RatePerMillion, RoyaltyBase Base);

/// <summary>What a royalty is reckoned on (Law 07/2017/QH14, art. 27).</summary>
public enum RoyaltyBase
{
    /// <summary>Giá bán tịnh.</summary>
    NetSalesPrice,

    /// <summary>Doanh thu thuần.</summary>
    NetRevenue,

    /// <summary>Lợi nhuận trước thuế.</summary>
    PreTaxProfit,
}

/// <summary>The named source of a catalogue listing.</summary>
/// <param name="Key">The source's own key of the row, unique within the source.</param>
/// <param name="StatedOn">The source's own date; null when it states none.</param>
public sealed record CatalogueSource(string Name, string Key, Uri Link, DateOnly? StatedOn);
