namespace Marketplace.Domain.Listings;

/// <summary>What a kind of intellectual property looks like: the shapes of its numbers and how long it lasts. Of the reference list, not of the code.</summary>
/// <param name="Application">Shape of an application's number; null when there are none.</param>
/// <param name="Grant">Shape of a granted right's number; null when there are none.</param>
/// <param name="BareGrant">How many digits a grant's number may have when it is written without its prefix.</param>
/// <param name="Years">From filing; null when it is not counted in years.</param>
/// <param name="Renewals">How often the years begin again; null is for ever.</param>
public sealed record IpKind(string? Application, string? Grant, (int Fewest, int Most)? BareGrant, int? Years, int? Renewals)
{
    /// <summary>Reads the details of a list's entry: application, grant, bareGrant "3-7", years, yearsForTrees, renewals "2" or "*".</summary>
    public static IpKind Of(IReadOnlyDictionary<string, string> details) => new(
        details.GetValueOrDefault("application"),
        details.GetValueOrDefault("grant"),
        details.GetValueOrDefault("bareGrant")?.Split('-') is [var fewest, var most] && Number(fewest) is { } from && Number(most) is { } to ? (from, to) : null,
        Number(details.GetValueOrDefault("yearsForTrees")) ?? Number(details.GetValueOrDefault("years")),
        details.GetValueOrDefault("renewals") is "*" ? null : Number(details.GetValueOrDefault("renewals")) ?? 0);

    public bool TakesApplication(string number) => Application is null || NumberShape.Fits(Application, number);

    public bool TakesGrant(string number) =>
        Grant is null || NumberShape.Fits(Grant, number) || (BareGrant is { } bare && number.All(char.IsAsciiDigit) && number.Length >= bare.Fewest && number.Length <= bare.Most);

    /// <summary>The last day on which a right filed on a day can hold; null when there is none.</summary>
    public DateOnly? LatestEnd(DateOnly filed) => Years is { } years && Renewals is { } renewals ? filed.AddYears(years * (1 + renewals)) : null;

    private static int? Number(string? text) => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
