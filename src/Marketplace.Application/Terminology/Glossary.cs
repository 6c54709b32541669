using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Terminology;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Terminology;

/// <summary>The glossary in memory: what else the words of a text are called, in either language. Empty until it is loaded; searches then look for the typed words alone.</summary>
public sealed class Glossary
{
    /// <summary>Of all phrases of a text together: more cost time and find nothing better. The longest phrases come first.</summary>
    public const int MostOthers = 32;

    /// <summary>Of one phrase in one language; the preferred term is among them.</summary>
    private const int MostOfPhrase = 4;

    private PhraseTrie _phrases = new();

    /// <summary>Those in use.</summary>
    public IReadOnlyList<ConceptWording> Concepts { get; private set; } = [];

    /// <summary>What is asked, with other words for its parts.</summary>
    public SearchRequest Beside(SearchRequest request) => request.Text is null ? request : request with { Expansions = ExpansionsOf(request.Text) };

    /// <summary>Synonyms and translations of the terms that stand in a text.</summary>
    /// <returns>At most <see cref="MostOthers"/> other words in all.</returns>
    public IReadOnlyList<Expansion> ExpansionsOf(string? text)
    {
        var whole = WholeText.Of(text ?? "").Normalize();
        var manner = TextManner.Of(TypedWord.Of(whole));
        var (expansions, room) = (new List<Expansion>(), MostOthers);
        foreach (var found in _phrases.LongestIn(manner).OrderByDescending(f => f.Length).ThenBy(f => f.Start))
        {
            var phrase = whole[manner.Words[found.Start].Start..manner.Words[found.Start + found.Length - 1].End];
            var folded = Folding.Folded(phrase);
            var others = found.Terms.Select(t => t.Concept).Distinct().SelectMany(InOrder)
                .Select(o => (o.Term, Folded: Folding.Folded(o.Term), Language: LanguageOf(o.Term, o.Language)))
                .Where(o => o.Folded != folded)
                .DistinctBy(o => o.Folded, StringComparer.Ordinal)
                .GroupBy(o => o.Language, o => o.Term);
            foreach (var side in others.OrderBy(s => s.Key))
            {
                var some = side.Take(Math.Min(MostOfPhrase, room)).ToArray();
                room -= some.Length;
                if (some.Length > 0)
                {
                    expansions.Add(new Expansion(phrase, some, side.Key));
                }
            }
        }

        return expansions;
    }

    /// <summary>Takes the place of what was loaded before.</summary>
    public void Load(IEnumerable<ConceptWording> concepts)
    {
        var (phrases, loaded) = (new PhraseTrie(), concepts.ToArray());
        foreach (var concept in loaded)
        {
            foreach (var (term, language) in InOrder(concept))
            {
                if (TypedWord.Of(term) is { Count: > 0 } words)
                {
                    phrases.Add(new GlossaryTerm(term, words, language, concept));
                }
            }
        }

        (_phrases, Concepts) = (phrases, loaded);
    }

    internal async Task Load(MarketplaceDb db, CancellationToken cancellationToken)
    {
        var rows = await db.Concepts.AsNoTracking().Where(c => !c.IsRemoved).OrderBy(c => c.Field).ThenBy(c => c.Id)
            .Select(c => new { c.Field, c.Vi, c.En, c.OthersVi, c.OthersEn })
            .ToListAsync(cancellationToken);
        Load(rows.Select(c => new ConceptWording(c.Field, c.Vi, c.En, c.OthersVi, c.OthersEn)));
    }

    private static IEnumerable<(string Term, Language Language)> InOrder(ConceptWording concept) =>
    [
        (concept.Vi, Language.Vi), (concept.En, Language.En), .. concept.OthersVi.Select(t => (t, Language.Vi)), .. concept.OthersEn.Select(t => (t, Language.En)),
    ];

    /// <summary>A single word that could be a syllable of Vietnamese is looked for with its marks, as a Vietnamese one is: by its stem, "cat" would find "cát" and "cắt".</summary>
    private static Language LanguageOf(string term, Language language) =>
        TypedWord.Of(term) is [var word] && word.CouldBeSyllable ? Language.Vi : language;
}
