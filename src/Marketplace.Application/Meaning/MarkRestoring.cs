using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Meaning;

/// <summary>
/// People type Vietnamese without marks, and an embedding understands nothing of it. So the marks are put back first: of all ways to mark
/// the syllables, the likeliest by the pairs of neighbours that were counted in marked Vietnamese texts (Viterbi over bigrams).
/// </summary>
public sealed class MarkRestoring
{
    private const int Edge = 0;

    /// <summary>Below this share of possible syllables a text without marks is not Vietnamese.</summary>
    private const double VietnameseShare = 0.6;

    /// <summary>A text of which fewer syllables bear marks was typed without them, and teaches nothing.</summary>
    private const double MarkedShare = 0.4;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = Edge };
    private readonly List<Form> _forms = [new("")];
    private readonly Dictionary<string, List<int>> _formsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _pairs = [];
    private long _total;

    /// <summary>How many syllables were counted.</summary>
    public long Counted
    {
        get
        {
            lock (_lock)
            {
                return _total;
            }
        }
    }

    /// <summary>Counts a text, unless it is in another language or has no marks itself.</summary>
    public void Count(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var composed = WholeText.Of(text).Normalize(NormalizationForm.FormC);
        var words = VietnameseSyllables.Words(composed).ToArray();
        if (words.Count(w => composed.AsSpan(w.Start, w.Length).ContainsMark()) < MarkedShare * words.Length)
        {
            return;
        }

        lock (_lock)
        {
            var (before, end) = (Edge, 0);
            foreach (var (start, length) in words)
            {
                before = IsCut(composed, end, start) ? Edge : before;
                var number = NumberOf(composed.Substring(start, length).ToLowerInvariant());
                Add(before, number);
                (before, end) = (number, start + length);
            }
        }
    }

    /// <summary>The text with its marks, when it has none and looks Vietnamese; any other text as it is. What was never counted stays as it was typed.</summary>
    public string Restore(string text)
    {
        var composed = WholeText.Of(text).Normalize(NormalizationForm.FormC);
        var words = VietnameseSyllables.Words(composed).ToArray();
        if (words.Length == 0 || composed.AsSpan().ContainsMark() || !LooksVietnamese(composed, words))
        {
            return text;
        }

        var restored = new StringBuilder(composed);
        lock (_lock)
        {
            for (var first = 0; first < words.Length;)
            {
                var past = first + 1;
                while (past < words.Length && !IsCut(composed, words[past - 1].Start + words[past - 1].Length, words[past].Start))
                {
                    past++;
                }

                Write(restored, composed, words.AsSpan(first, past - first));
                first = past;
            }
        }

        return restored.ToString();
    }

    /// <summary>By its marks, or by its words where it has none.</summary>
    public static Language LanguageOf(string text)
    {
        var composed = WholeText.Of(text).Normalize(NormalizationForm.FormC);
        return composed.AsSpan().ContainsMark() || LooksVietnamese(composed) ? Language.Vi : Language.En;
    }

    /// <summary>A text without marks whose words could nearly all be Vietnamese syllables.</summary>
    internal static bool LooksVietnamese(string text) => LooksVietnamese(text, [.. VietnameseSyllables.Words(text)]);

    private static bool LooksVietnamese(string text, (int Start, int Length)[] words) =>
        words.Count(w => VietnameseSyllables.IsPossible(VietnameseSyllables.Fold(text.AsSpan(w.Start, w.Length)))) >= VietnameseShare * words.Length;

    /// <summary>Anything but spaces between two words begins a new phrase.</summary>
    private static bool IsCut(string text, int from, int to) => !text.AsSpan(from, to - from).IsWhiteSpace() || text.AsSpan(from, to - from).Contains('\n');

    private int NumberOf(string form)
    {
        if (!_numbers.TryGetValue(form, out var number))
        {
            number = _forms.Count;
            _forms.Add(new Form(form));
            _numbers.Add(form, number);
            var folded = VietnameseSyllables.Fold(form);
            if (!_formsOf.TryGetValue(folded, out var forms))
            {
                _formsOf.Add(folded, forms = []);
            }

            forms.Add(number);
        }

        return number;
    }

    private void Add(int before, int number)
    {
        _total++;
        _forms[number].Times++;
        _forms[before].Followed++;
        var pair = Pair(before, number);
        _pairs[pair] = _pairs.GetValueOrDefault(pair) + 1;
        _forms[before].Followers += _pairs[pair] == 1 ? 1 : 0;
    }

    /// <summary>The likeliest forms of one phrase, written over its letters; capitals stay capitals.</summary>
    private void Write(StringBuilder restored, string text, ReadOnlySpan<(int Start, int Length)> words)
    {
        var steps = new List<(int Form, int From, double Score)[]>(words.Length);
        var before = new[] { (Form: Edge, From: -1, Score: 0.0) };
        foreach (var (start, length) in words)
        {
            // An unknown word stands for itself, and says nothing of its neighbours.
            var forms = _formsOf.GetValueOrDefault(VietnameseSyllables.Fold(text.AsSpan(start, length))) ?? [Edge];
            var now = new (int Form, int From, double Score)[forms.Count];
            for (var i = 0; i < now.Length; i++)
            {
                now[i] = (forms[i], -1, double.MinValue);
                for (var j = 0; j < before.Length; j++)
                {
                    var score = before[j].Score + (forms[i] == Edge ? 0 : LogLikelihood(before[j].Form, forms[i]));
                    now[i] = score > now[i].Score ? (forms[i], j, score) : now[i];
                }
            }

            steps.Add(now);
            before = now;
        }

        var best = Array.FindIndex(before, b => b.Score == before.Max(o => o.Score));
        for (var i = words.Length - 1; i >= 0; i--)
        {
            var (form, from, _) = steps[i][best];
            var written = _forms[form].Text;
            for (var k = 0; k < written.Length; k++)
            {
                var at = words[i].Start + k;
                restored[at] = char.IsUpper(text[at]) ? char.ToUpperInvariant(written[k]) : written[k];
            }

            best = from;
        }
    }

    /// <summary>Witten–Bell: the pair as far as its first half was seen, the syllable's own frequency for the rest.</summary>
    private double LogLikelihood(int before, int number)
    {
        var (first, second) = (_forms[before], _forms[number]);
        var alone = (double)second.Times / _total;
        return Math.Log((_pairs.GetValueOrDefault(Pair(before, number)) + (first.Followers + 1) * alone) / (first.Followed + first.Followers + 1));
    }

    private static long Pair(int before, int number) => ((long)before << 32) | (uint)number;

    private sealed class Form(string text)
    {
        public string Text { get; } = text;

        public int Times { get; set; }

        /// <summary>How often something came after it, and how many different ones.</summary>
        public int Followed { get; set; }

        public int Followers { get; set; }
    }
}

file static class Marks
{
    public static bool ContainsMark(this ReadOnlySpan<char> composed)
    {
        foreach (var letter in composed)
        {
            if (VietnameseSyllables.HasMark(letter))
            {
                return true;
            }
        }

        return false;
    }
}
