using Marketplace.Application.Ports;

namespace Marketplace.Infrastructure.Search;

/// <summary>Marks the words looked for, over the same cutting of words that found them.</summary>
internal static class Highlighting
{
    public const int Longest = 280;

    /// <summary>The whole text when it is short, else the window with the most marks, on word boundaries.</summary>
    public static IReadOnlyList<Fragment> Of(string text, Question question, int longest)
    {
        var words = Syllables.Of(text);
        var isMarked = question.Marks(words);
        var marks = words.Where((_, i) => isMarked[i]).ToArray();
        var (from, to) = Window(text, marks, longest);
        var fragments = new List<Fragment>();
        var position = from;
        foreach (var mark in marks.Where(m => m.Start >= from && m.End <= to))
        {
            Add(fragments, (position == from && from > 0 ? "…" : "") + text[position..mark.Start], isMatch: false);
            Add(fragments, text[mark.Start..mark.End], isMatch: true);
            position = mark.End;
        }

        Add(fragments, (position == from && from > 0 ? "…" : "") + text[position..to] + (to < text.Length ? "…" : ""), isMatch: false);
        return fragments;
    }

    private static (int From, int To) Window(string text, Syllable[] marks, int longest)
    {
        if (text.Length <= longest)
        {
            return (0, text.Length);
        }

        var best = marks.Length == 0 ? 0 : marks.MaxBy(m => marks.Count(o => o.Start >= m.Start && o.End <= m.Start + longest)).Start;
        var from = best <= longest / 3 ? 0 : WordStart(text, best - (longest / 6));
        return (from, WordStart(text, Math.Min(text.Length, from + longest)));
    }

    private static int WordStart(string text, int position)
    {
        if (position >= text.Length)
        {
            return text.Length;
        }

        var space = text.LastIndexOf(' ', position);
        return space < 0 ? 0 : space + 1;
    }

    private static void Add(List<Fragment> fragments, string text, bool isMatch)
    {
        if (text.Length > 0)
        {
            fragments.Add(new Fragment(text, isMatch));
        }
    }
}
