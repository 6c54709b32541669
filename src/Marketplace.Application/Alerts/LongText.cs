using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Alerts;

/// <summary>A text of more words than a search asks for in earnest.</summary>
internal static class LongText
{
    /// <summary>More would only be asked for nothing: who saves a whole page gets what is like its beginning.</summary>
    private const int MostParts = 8;

    /// <summary>The text in as few parts as possible, each short enough and all of like length; nothing between two words is cut.</summary>
    public static IReadOnlyList<string> PartsOf(string? text)
    {
        var words = WordForms.Cut(text ?? "").ToArray();
        if (words.Length <= SearchRequest.FewWords)
        {
            return text is null ? [] : [text];
        }

        var number = (words.Length + SearchRequest.FewWords - 1) / SearchRequest.FewWords;
        return [.. Enumerable.Range(0, Math.Min(number, MostParts)).Select(PartOf)];

        string PartOf(int part) => text![words[words.Length * part / number].Start..words[(words.Length * (part + 1) / number) - 1].End];
    }
}
