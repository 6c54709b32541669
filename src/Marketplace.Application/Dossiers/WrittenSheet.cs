using System.Globalization;
using Marketplace.Application.ReferenceData;
using Marketplace.Application.Resources;
using Marketplace.Domain.Common;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Dossiers;

/// <summary>How the parts of a listing and of a demand become text, in the reader's language.</summary>
public abstract class WrittenSheet
{
    private readonly NamedCodes _codes;
    private readonly Language _language;

    private protected WrittenSheet(NamedCodes codes, Language language, DossierReader reader)
    {
        _codes = codes;
        _language = language;
        Reader = reader;
    }

    private protected DossierReader Reader { get; }

    private protected string Contact(ContactPerson? contact) => contact switch
    {
        null => "",
        _ when Reader == DossierReader.Public => Join(" · ", contact.Name, contact.Position),
        _ => Join(" · ", contact.Name, contact.Position, contact.Phone, contact.Mail),
    };

    /// <summary>Two amounts, or the one that there is.</summary>
    private protected string? Range(Money? from, Money? to) => (from, to) switch
    {
        ({ } low, { } high) when low != high => Say("AmountRange", Amount(low), Amount(high)),
        ({ } low, _) => Amount(low),
        (_, { } high) => Amount(high),
        _ => null,
    };

    private protected string Names(string list, IReadOnlyList<string> codes) => Lines(_codes.NamesOf(list, codes));

    private protected string Sides(Bilingual text, string between = "\n\n") =>
        Reader == DossierReader.Public ? text.In(_language).Text : string.Join(between, text.Sides());

    private protected string Say(string key, params object[] arguments) => Sentences.OfDocument(key, _language, arguments);

    private protected string Amount(Money money) => Say("Amount", money.Amount.ToString("N0", Sentences.Culture(_language)));

    private protected string Percent(int perMillion) => (perMillion / 10_000m).ToString("0.####", Sentences.Culture(_language)) + " %";

    private protected string KindAndSize(FileKind kind, long length) => Join(" · ", kind.ToString().ToUpperInvariant(), FileSize.In(Sentences.Culture(_language), length));

    private protected static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private protected static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private protected static string Join(string between, params IEnumerable<string?> parts) => string.Join(between, parts.Where(p => !string.IsNullOrEmpty(p)));
}
