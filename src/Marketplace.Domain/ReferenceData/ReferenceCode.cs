using System.Globalization;

namespace Marketplace.Domain.ReferenceData;

/// <summary>Codes as the lists write them: letters without marks, digits, hyphens and points.</summary>
public static class ReferenceCode
{
    public const int Longest = 60;

    public static bool IsWellFormed(string? code) =>
        code is { Length: > 0 and <= Longest } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/');

    /// <summary>The day that a code of a list of days stands for: "2026-09-02".</summary>
    public static DateOnly? DayOf(string code) =>
        DateOnly.TryParseExact(code, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
