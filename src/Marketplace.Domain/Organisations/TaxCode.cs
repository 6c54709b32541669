using System.Text.RegularExpressions;

namespace Marketplace.Domain.Organisations;

/// <summary>Shapes of tax codes: 10 digits for an organisation, 10-3 for its dependent unit, the 12-digit personal number for a person.</summary>
public static partial class TaxCode
{
    public static bool IsWellFormed(string? code) => code is not null && Shape().IsMatch(code);

    public static bool IsOfUnit(string? code) => code is { Length: 14 };

    public static bool IsOfPerson(string? code) => code is { Length: 12 };

    /// <summary>The code of the organisation that a unit depends on.</summary>
    public static string OfParent(string unit) => unit[..10];

    [GeneratedRegex(@"\A([0-9]{10}(-[0-9]{3})?|[0-9]{12})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Shape();
}
