using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Site;

internal static class Counting
{
    /// <summary>"1 result", "12 results": the key's own sentence for one, where the language needs it.</summary>
    public static string Counted(this IStringLocalizer words, string key, long count, Reader reader) =>
        count == 1 && words[key + "One"] is { ResourceNotFound: false } one ? one : words[key, reader.Number(count)];
}
