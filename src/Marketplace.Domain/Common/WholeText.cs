using System.Text;

namespace Marketplace.Domain.Common;

/// <summary>A string may hold what is no text: half of a surrogate pair, or U+FFFE. It cannot be normalised, no keyboard makes it, and it is refused or left out.</summary>
public static class WholeText
{
    private const int NoCharacter = 0xFFFE;

    public static bool Is(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || rune.Value == NoCharacter)
            {
                return false;
            }

            i += rune.Utf16SequenceLength;
        }

        return true;
    }

    /// <summary>The text, with a replacement character for what is none.</summary>
    public static string Of(string text) => Is(text) ? text : string.Concat(text.EnumerateRunes().Select(r => r.Value == NoCharacter ? Rune.ReplacementChar : r));
}
