using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Imports;

/// <summary>One offer of a catalogue, as its source writes it. What the source does not say stays empty.</summary>
/// <param name="Updated">The source's own date of the row, year-month-day; anything else is taken as not stated.</param>
public sealed record CatalogueRow(
    string Id,
    string Title,
    string Abstract,
    string Organisation,
    IReadOnlyList<string> Category,
    IReadOnlyList<string> Keywords,
    string? Updated,
    string Url)
{
    // A source may leave anything out; the row's validator then says what is missing.
    public string Id { get; init; } = Id ?? "";

    public string Title { get; init; } = Title ?? "";

    public string Abstract { get; init; } = Abstract ?? "";

    public string Organisation { get; init; } = Organisation ?? "";

    public IReadOnlyList<string> Category { get; init; } = [.. Category?.OfType<string>() ?? []];

    public IReadOnlyList<string> Keywords { get; init; } = [.. Keywords?.OfType<string>() ?? []];

    public string Url { get; init; } = Url ?? "";

    /// <summary>The id alone is not unique in real catalogues: the key is id, title and address together.</summary>
    [JsonIgnore]
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}\n{Title}\n{Url}")));

    /// <summary>Reads a catalogue's JSON file: a list of rows.</summary>
    /// <exception cref="JsonException">when it is none.</exception>
    public static async Task<IReadOnlyList<CatalogueRow>> Read(Stream json, CancellationToken cancellationToken)
    {
        var rows = await JsonSerializer.DeserializeAsync<CatalogueRow?[]>(json, JsonSerializerOptions.Web, cancellationToken) ?? [];
        return [.. rows.Select((row, i) => row ?? throw new JsonException($"Row {i + 1} is empty."))];
    }

    internal ListingContent Content(FieldRules fields) => ListingContent.Empty with
    {
        Title = new Bilingual(null, Title),
        Summary = new Bilingual(null, Abstract),
        Field = fields.FieldOf(this),
        Keywords = [.. Keywords.Distinct(StringComparer.OrdinalIgnoreCase)],
        Source = new CatalogueSource(Organisation, Key, Link, DateOnly.TryParseExact(Updated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null),
    };

    /// <summary>Some sources leave the scheme out.</summary>
    private Uri Link => new(Url.Contains("://", StringComparison.Ordinal) ? Url : "https://" + Url);
}

/// <summary>The shape of a row: an imported listing needs a title, a summary and a source with link and date.</summary>
internal sealed class CatalogueRowValidator : AbstractValidator<CatalogueRow>
{
    public CatalogueRowValidator()
    {
        RuleFor(r => r.Title).NotEmpty();
        RuleFor(r => r.Title!).Text(ListingRules.TitleLength);
        RuleFor(r => r.Abstract).NotEmpty();
        RuleFor(r => r.Abstract!).Text(ListingRules.TextLength);
        RuleFor(r => r.Organisation).NotEmpty();
        RuleFor(r => r.Url).Must(IsWebAddress).WithErrorCode("AWebAddressIsGiven");
        RuleForEach(r => r.Keywords).MaximumLength(200);
    }

    private static bool IsWebAddress(string? url) =>
        url is { Length: > 0 and < 2_000 }
        && Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) ? url : "https://" + url, UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp);
}
