using System.Text.RegularExpressions;
using Marketplace.Domain.Listings;

namespace Marketplace.Web.Site;

/// <summary>Codes of technologies in an address: "codes=HS-1,HS-2", or "codes=HS-1" several times as a form sends it.</summary>
internal static partial class ComparedCodes
{
    public static IReadOnlyList<string> Of(IEnumerable<string?>? codes) =>
        [.. (codes ?? []).SelectMany(c => (c ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries)).Select(c => c.ToUpperInvariant()).Distinct(StringComparer.Ordinal)];

    /// <summary>As many as are compared, each looking like the code of a listing.</summary>
    public static bool AreShaped(IReadOnlyList<string> codes) => codes.Count <= ListingRules.Compared && codes.All(c => Shape().IsMatch(c));

    public static string Query(IEnumerable<string> codes) => "codes=" + string.Join(',', codes.Select(Uri.EscapeDataString));

    /// <summary>The page of one technology, or the comparison of several.</summary>
    public static string PathOf(IReadOnlyList<string> codes) => codes is [var code] ? $"listings/{code}" : $"compare?{Query(codes)}";

    [GeneratedRegex(@"\AHS-[0-9A-Z]{8}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
