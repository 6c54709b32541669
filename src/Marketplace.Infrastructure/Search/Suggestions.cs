using System.Globalization;
using Marketplace.Application.Ports;
using DocumentKind = Marketplace.Application.Ports.DocumentKind;

namespace Marketplace.Infrastructure.Search;

/// <summary>What completes a text that is being typed, the same for every engine.</summary>
internal static class Suggestions
{
    public const char TitleMark = 't';
    public const char KeywordMark = 'k';

    /// <summary>What is kept of a beginning; the rest is compared with the text itself.</summary>
    private const int Length = 24;

    /// <summary>A text is found from each of its first words on.</summary>
    private const int Starts = 6;

    /// <summary>So many documents of one term are looked at, and so many texts of one kind are shown.</summary>
    public const int MostDocuments = 5;
    public const int MostOfOne = 4;

    public static IEnumerable<string> BeginningsOf(SearchDocument document) => document.Title.Sides()
        .SelectMany(title => BeginningsOf(document.Kind, TitleMark, title))
        .Concat(document.Keywords.SelectMany(keyword => BeginningsOf(document.Kind, KeywordMark, keyword)))
        .Distinct(StringComparer.Ordinal);

    /// <summary>What was typed, folded; "nước " is the whole word, and not the beginning of a longer one. Empty when no word was begun.</summary>
    public static string Typed(SuggestRequest request) =>
        Folded(request.Beginning) is { Length: > 0 } typed ? typed + (char.IsWhiteSpace(request.Beginning[^1]) ? " " : "") : "";

    /// <summary>The texts of three sorts that may complete it, in the order in which they are shown.</summary>
    public static IReadOnlyList<(SuggestionKind Sort, DocumentKind Kind, char Mark)> Sources(DocumentKind kind) => kind == DocumentKind.Organisation
        ? [(SuggestionKind.Organisation, kind, TitleMark)]
        : [(SuggestionKind.Keyword, kind, KeywordMark), (SuggestionKind.Title, kind, TitleMark), (SuggestionKind.Organisation, DocumentKind.Organisation, TitleMark)];

    /// <summary>Of what documents say, what goes on from what was typed: those that begin with it first.</summary>
    public static IEnumerable<string> Fitting(IEnumerable<string> said, string typed)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in said)
        {
            if (Folded(text) is var folded && IsAtAWord(folded, typed) && texts.TryAdd(folded, text) && texts.Count == MostOfOne)
            {
                break;
            }
        }

        return texts.OrderBy(t => t.Key.StartsWith(typed, StringComparison.Ordinal) ? 0 : 1).Select(t => t.Value);
    }

    private static IEnumerable<string> BeginningsOf(DocumentKind kind, char mark, string? text)
    {
        var words = Syllables.Of(text);
        for (var start = 0; start < Math.Min(words.Count, Starts); start++)
        {
            yield return TermOf(kind, mark, string.Join(' ', words.Skip(start).Take(Length / 2).Select(w => w.Folded)));
        }
    }

    public static string TermOf(DocumentKind kind, char mark, string folded) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)kind}{mark}{folded.AsSpan(0, Math.Min(folded.Length, Length))}");

    private static string Folded(string text) => string.Join(' ', Syllables.Of(text).Select(w => w.Folded));

    private static bool IsAtAWord(string folded, string typed) => folded.StartsWith(typed, StringComparison.Ordinal) || folded.Contains(" " + typed, StringComparison.Ordinal);
}
