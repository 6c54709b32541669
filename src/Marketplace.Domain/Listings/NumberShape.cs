namespace Marketplace.Domain.Listings;

/// <summary>
/// The shape of a number as a list writes it: N is a digit, YYYY a year, square brackets hold what may be left out, everything else
/// stands for itself, the country's VN too. "1-NNNNNNN[-NNN]", "PCT/VNYYYY/NNNNNN".
/// </summary>
public static class NumberShape
{
    private const string Country = "VN";

    public static bool Fits(string shape, string number) => Fits(shape.AsSpan(), number.AsSpan());

    private static bool Fits(ReadOnlySpan<char> shape, ReadOnlySpan<char> number)
    {
        if (shape.IsEmpty)
        {
            return number.IsEmpty;
        }

        if (shape[0] == '[' && shape.IndexOf(']') is > 0 and var end)
        {
            return Fits(shape[(end + 1)..], number) || Fits(string.Concat(shape[1..end], shape[(end + 1)..]), number);
        }

        if (shape.StartsWith("YYYY"))
        {
            return number.Length >= 4 && int.TryParse(number[..4], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) && year is >= 1950 and <= 2100 && Fits(shape[4..], number[4..]);
        }

        if (shape.StartsWith(Country))
        {
            return number.StartsWith(Country) && Fits(shape[Country.Length..], number[Country.Length..]);
        }

        return !number.IsEmpty && (shape[0] == 'N' ? char.IsAsciiDigit(number[0]) : shape[0] == number[0]) && Fits(shape[1..], number[1..]);
    }
}
