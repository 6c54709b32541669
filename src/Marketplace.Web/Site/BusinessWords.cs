using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Site;

/// <summary>Keys of the words for readiness levels.</summary>
internal static class TrlWords
{
    public static string Band(int level) => level switch { <= 3 => "TrlResearch", <= 6 => "TrlTrial", _ => "TrlReady" };
}

/// <summary>Keys of the words for rights.</summary>
internal static class RightWords
{
    public static string Key(Right right, Exclusivity? exclusivity) => right == Right.Assignment ? "RightAssignment" : "RightUse" + (exclusivity ?? Exclusivity.NonExclusive);
}

/// <summary>Amounts in words that many pages share.</summary>
internal static class MoneyWords
{
    public static string Range(IStringLocalizer<Words> words, Reader reader, Money? from, Money? to) => (from, to) switch
    {
        ({ } one, { } other) when one.Amount != other.Amount => words["MoneyRange", reader.Dong(one.Amount), reader.Dong(other.Amount)],
        ({ } one, _) => reader.Dong(one.Amount),
        (_, { } other) => words["MoneyUpTo", reader.Dong(other.Amount)],
        _ => words["PriceNegotiable"],
    };
}
