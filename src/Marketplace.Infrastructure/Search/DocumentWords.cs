using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search;

/// <summary>What of a document is looked for.</summary>
internal static class DocumentWords
{
    /// <summary>The words of each field, the same for every engine.</summary>
    public static IEnumerable<(string Field, IEnumerable<string> Words)> Of(SearchDocument source)
    {
        var names = (List<Syllable>)[.. source.Keywords.SelectMany(Syllables.Of), .. source.Names.SelectMany(Syllables.Of)];
        var (titleVi, titleEn) = (Syllables.Of(source.Title.Vi), Syllables.Of(source.Title.En));
        var (summaryVi, summaryEn, bodyEn) = (Syllables.Of(source.Summary.Vi), Syllables.Of(source.Summary.En), Syllables.Of(source.Body.En));
        var all = (List<Syllable>)[.. titleVi, .. titleEn, .. names, .. summaryVi, .. summaryEn, .. Syllables.Of(source.Body.Vi), .. bodyEn];
        yield return (Fields.Title, [.. Folded(titleVi), .. Folded(titleEn), .. Folded(names)]);
        yield return (Fields.TitleStems, [.. Stems(titleEn), .. Stems(names)]);
        yield return (Fields.All, Folded(all));
        yield return (Fields.AllExact, all.Select(w => w.Exact));
        yield return (Fields.AllPairs, Syllables.Pairs(all));
        yield return (Fields.AllStems, [.. Stems(titleEn), .. Stems(names), .. Stems(summaryEn), .. Stems(bodyEn)]);
    }

    /// <summary>What a document is about, in both languages.</summary>
    public static string Said(Bilingual title, Bilingual summary, IEnumerable<string> keywords) => string.Join('\n', title.Sides().Concat(summary.Sides()).Concat(keywords));

    public static IEnumerable<string> SpellingsOf(SearchDocument source) =>
        source.Title.Sides().Concat(source.Summary.Sides()).Concat(source.Keywords).SelectMany(Spelling.TermsOf).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Folded(IEnumerable<Syllable> words) => words.Select(w => w.Folded);

    private static IEnumerable<string> Stems(IEnumerable<Syllable> words) => words.Select(w => w.Stem);
}
