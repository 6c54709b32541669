using Marketplace.Application.Meaning;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Matching;

/// <summary>What two texts have in common as one reader calls it: in their language, each thing once, and by the word that the texts themselves use where one of them does.</summary>
internal sealed class TermNames
{
    private readonly Glossary _glossary;
    private readonly Language _language;
    private readonly string _prose;
    private readonly string _words;

    public TermNames(Glossary glossary, Language language, DemandContent demand, ListingContent listing)
    {
        Bilingual[] parts = [demand.Title, demand.Problem, demand.Result, listing.Title, listing.Summary, listing.Problem];
        (_glossary, _language) = (glossary, language);
        _prose = Apart(string.Join('\n', parts.Select(p => language == Language.Vi ? p.Vi : p.En)));
        _words = _prose + Apart(string.Join('\n', demand.Keywords.Concat(listing.Keywords)));
    }

    /// <param name="terms">As one of the texts writes them.</param>
    public IReadOnlyList<string> Of(IEnumerable<string> terms)
    {
        var (names, seen) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var term in terms)
        {
            var others = OthersOf(term);
            string[] same = [.. others.Select(o => o.Name).Prepend(term).Select(Folding.Folded)];
            if (!same.Any(seen.Contains) && NameOf(term, others) is { } name)
            {
                names.Add(name);
                seen.UnionWith(same);
            }
        }

        return names;
    }

    private (string Name, bool IsReaders)[] OthersOf(string term) =>
    [
        .. _glossary.ExpansionsOf(term).Where(e => Folding.Folded(e.Phrase) == Folding.Folded(term)).SelectMany(e => e.Others.Select(o => (o, e.Language == _language))),
    ];

    /// <summary>Null where the reader's language has no word for it.</summary>
    private string? NameOf(string term, (string Name, bool IsReaders)[] others)
    {
        if (MarkRestoring.LanguageOf(term) == _language)
        {
            return term;
        }

        string[] readers = [.. others.Where(o => o.IsReaders).Select(o => o.Name)];
        return readers.FirstOrDefault(n => _words.Contains(Apart(n), StringComparison.Ordinal))
            ?? (IsAtHome(term) ? term : readers.FirstOrDefault());
    }

    /// <summary>A single word that the reader's language has taken over, as "enzyme", or a name, as "IoT".</summary>
    private bool IsAtHome(string term) => !term.Any(char.IsWhiteSpace) && (_prose.Contains(Apart(term), StringComparison.Ordinal) || term.Skip(1).Any(c => char.IsUpper(c) || char.IsDigit(c)));

    /// <summary>Lower case with its marks, between blanks: whole words only are found in it.</summary>
    private static string Apart(string text)
    {
        var plain = string.Concat(text.Normalize().ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return $" {string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
    }
}
