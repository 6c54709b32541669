using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search;

/// <summary>What may be mistyped, the same for every engine.</summary>
internal static class Spelling
{
    public const char Parting = '\0';

    /// <summary>With so few hits a reader may have mistyped.</summary>
    public const int FewHits = 3;

    /// <summary>In a long text one unknown word explains nothing.</summary>
    public const int MostWords = 16;

    public const int ShortestWord = 3;

    /// <summary>So many of the most used words near a mistyped one are held against its neighbours.</summary>
    public const int MostCandidates = 10;

    /// <summary>So many documents with a pair are read to see how it is written there; those that hold it only in what is not kept, as the name of their organisation, do not show it.</summary>
    public const int MostRead = 25;

    /// <summary>From this length on two letters may be wrong.</summary>
    private const int LongWord = 6;

    /// <summary>Each word below its folded form, as it is kept in the index.</summary>
    public static IEnumerable<string> TermsOf(string? text) => Syllables.Of(text).Select(w => w.Folded + Parting + Written(text![w.Start..w.End]));

    public static string Written(string word) => WholeText.Of(word).ToLowerInvariant().Normalize(NormalizationForm.FormC);

    /// <summary>Short words and numbers are taken as they are.</summary>
    public static bool CanBeWrong(Syllable word) => word.Folded.Length >= ShortestWord && !word.Folded.Any(char.IsDigit);

    /// <summary>Two of its letters may be wrong.</summary>
    public static bool IsLong(string word) => word.Length >= LongWord;
}
