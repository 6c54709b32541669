namespace Marketplace.Application.Common;

/// <summary>Keywords as a person writes them into one line.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Split(string? keywords) =>
        [.. (keywords ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
