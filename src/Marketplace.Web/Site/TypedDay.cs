using System.Globalization;

namespace Marketplace.Web.Site;

/// <summary>A day as browsers send it and take it back.</summary>
internal static class TypedDay
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Nothing for a text that is no day.</summary>
    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string? Write(DateOnly? day) => day?.ToString(Format, CultureInfo.InvariantCulture);
}
