using System.Text.Json;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.TestSupport;

/// <summary>A passage, and the questions that it answers.</summary>
public sealed record AskedPassage(string Text, IReadOnlyList<string> Questions)
{
    /// <summary>As a listing that says nothing else.</summary>
    public SearchDocument Document(Guid id, Language language) => new(
        DocumentKind.Listing, id, Bilingual.None, Bilingual.None, language == Language.Vi ? new Bilingual(Text) : new Bilingual(null, Text), [],
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), DateTime.UnixEpoch, Trl: null);
}

/// <summary>Questions and passages in the layout of SQuAD, and how well a ranking answers them.</summary>
public static class PublicQuestions
{
    public const string Missing = "The question sets are not beside the project.";

    /// <summary>Of one language beside the project; null where there is none.</summary>
    public static string? FileOf(string language) =>
        Repository.Shared is { } shared && Path.Combine(shared, "data", "xquad", $"xquad.{language}.json") is var file && File.Exists(file) ? file : null;

    /// <param name="isWanted">Which articles, counted from 0; all unless said.</param>
    public static IReadOnlyList<AskedPassage> Read(string file, Func<int, bool>? isWanted = null)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. json.RootElement.GetProperty("data").EnumerateArray().Where((_, i) => isWanted?.Invoke(i) ?? true).SelectMany(a => a.GetProperty("paragraphs").EnumerateArray())
                .Select(p => new AskedPassage(p.GetProperty("context").GetString()!, [.. p.GetProperty("qas").EnumerateArray().Select(q => q.GetProperty("question").GetString()!)])),
        ];
    }

    /// <summary>Of one question; only one passage is relevant to it, so the ideal gain is 1.</summary>
    public static double Gain(SearchAnswer? answer, Guid wanted)
    {
        var rank = (answer?.Hits ?? []).Select(h => h.Id).ToList().IndexOf(wanted);
        return rank < 0 ? 0 : 1 / Math.Log2(rank + 2);
    }

    /// <summary>As the best ten are asked for, by words alone.</summary>
    public static SearchRequest Request(string text) =>
        new(DocumentKind.Listing, text, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, 0, 10, Language.Vi);
}
