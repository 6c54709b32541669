using System.Globalization;

namespace Marketplace.Web.Site;

/// <summary>The page of a list that an address asks for. Anything that is no number is the first page.</summary>
internal static class PageNumber
{
    public static int Of(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;
}
