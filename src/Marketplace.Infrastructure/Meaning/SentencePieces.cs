using System.Globalization;
using System.Text;
using Marketplace.Domain.Common;
using Microsoft.ML.Tokenizers;

namespace Marketplace.Infrastructure.Meaning;

/// <summary>Cuts text into the pieces that XLM-RoBERTa models were trained on. Their numbers are SentencePiece's own, moved up by one for the padding.</summary>
internal sealed class SentencePieces
{
    public const long Padding = 1;
    private const long Beginning = 0;
    private const long End = 2;
    private const long Unknown = 3;

    private readonly SentencePieceTokenizer _pieces;

    public SentencePieces(Stream model) => _pieces = SentencePieceTokenizer.Create(model, addBeginningOfSentence: false, addEndOfSentence: false);

    /// <summary>With the marks of beginning and end; cut to the longest text that the model reads.</summary>
    public long[] Of(string text, int longest)
    {
        var pieces = _pieces.EncodeToIds(Clean(text), addBeginningOfSentence: false, addEndOfSentence: false, longest - 2, out _, out _);
        return [Beginning, .. pieces.Select(p => p == 0 ? Unknown : p + 1), End];
    }

    /// <summary>Composed, or half-composed letters break apart; without control characters, which would become unknown pieces.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in WholeText.Of(text).Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(letter))
            {
                clean.Append(' ');
            }
            else if (char.GetUnicodeCategory(letter) != UnicodeCategory.Control)
            {
                clean.Append(letter);
            }
        }

        return clean.ToString();
    }
}
