using Marketplace.Domain.Alerts;

namespace Marketplace.Application.Alerts;

internal static class WatchNames
{
    /// <summary>What is followed gives its name to the watch, as far as there is room.</summary>
    public static string ToWatchName(this string name) => name.Length <= WatchRules.NameLength ? name : name[..(WatchRules.NameLength - 1)].TrimEnd() + "…";
}
