using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Domain.Matching;

namespace Marketplace.Application.Matching;

/// <summary>The terms of a text as the glossary knows them, to be compared with another text's in whatever language that is.</summary>
internal sealed class CommonTerms
{
    /// <summary>More than anybody reads as a reason.</summary>
    private const int Most = 6;

    private readonly Glossary _glossary;
    private readonly HashSet<string> _folded;

    /// <param name="keywords">Its author's own words for it.</param>
    public CommonTerms(Glossary glossary, string text, IReadOnlyList<string> keywords)
    {
        _glossary = glossary;
        _folded =
        [
            .. glossary.ExpansionsOf(text).SelectMany(e => e.Others.Prepend(e.Phrase)).Select(Folding.Folded),
            .. keywords.SelectMany(k => OthersOf(glossary, k).Prepend(k)).Select(Folding.Folded),
        ];
    }

    /// <summary>Those that the other text has too, as it writes them, each concept once.</summary>
    public IReadOnlyList<CommonTerm> With(string text, IReadOnlyList<string> keywords)
    {
        var (found, seen) = (new List<CommonTerm>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (term, others) in _glossary.ExpansionsOf(text).GroupBy(e => Folding.Folded(e.Phrase), StringComparer.Ordinal).Select(g => (g.First().Phrase, g.SelectMany(e => e.Others)))
            .Concat(keywords.Select(k => (k, OthersOf(_glossary, k)))))
        {
            string[] names = [.. others.Prepend(term).Select(Folding.Folded)];
            if (names.Any(_folded.Contains) && !names.Any(seen.Contains))
            {
                found.Add(new CommonTerm(term, names.Max(n => n.Count(c => c == ' ') + 1)));
            }

            seen.UnionWith(names);
        }

        return [.. found.Take(Most)];
    }

    /// <summary>Only of a keyword that is a term as a whole.</summary>
    private static IEnumerable<string> OthersOf(Glossary glossary, string keyword) =>
        glossary.ExpansionsOf(keyword).Where(e => Folding.Folded(e.Phrase) == Folding.Folded(keyword)).SelectMany(e => e.Others);
}
