using System.Text.Json;
using Marketplace.Application.Ports;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Search.Embedded;
using Marketplace.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Search;

/// <summary>Public questions and passages in both languages: the shipped glossary carries questions across, and costs nothing within a language.</summary>
public sealed class GlossaryRelevanceTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("marketplace-glossary-").FullName;
    private readonly Glossary _glossary = new();

    public GlossaryRelevanceTests() => _glossary.Load(SeedGlossary.Shipped());

    [Fact]
    public async Task The_glossary_carries_questions_into_the_other_language_and_costs_nothing_in_their_own()
    {
        Assert.SkipUnless(File.Exists(FileOf("vi")) || Environment.GetEnvironmentVariable("CI") == "true", "The question sets are not beside the project.");
        var (vi, en) = (Read("vi"), Read("en"));
        var (alone, same) = (await Gain(vi, vi, Language.Vi, request => request), await Gain(vi, vi, Language.Vi, _glossary.Beside));
        var (toEnglish, toVietnamese) = (await Gain(vi, en, Language.En, _glossary.Beside), await Gain(en, vi, Language.Vi, _glossary.Beside));

        TestContext.Current.SendDiagnosticMessage($"nDCG@10 vi {alone:0.000}, with the glossary {same:0.000}; vi to en {toEnglish:0.000}, en to vi {toVietnamese:0.000}");
        (alone - same).ShouldBeLessThanOrEqualTo(0.003);
        ((toEnglish + toVietnamese) / 2).ShouldBeGreaterThan(0.45);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task<double> Gain(IReadOnlyList<Paragraph> asked, IReadOnlyList<Paragraph> read, Language language, Func<SearchRequest, SearchRequest> beside)
    {
        var token = TestContext.Current.CancellationToken;
        var ids = read.Select(_ => Guid.CreateVersion7()).ToArray();
        var none = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        using var index = new LuceneSearchIndex(Path.Combine(_root, Guid.NewGuid().ToString()), () => "test", NullLogger<LuceneSearchIndex>.Instance);
        await index.Refresh(token);
        await index.Rebuild(
            read.Select((p, i) => new SearchDocument(
                DocumentKind.Listing, ids[i], Bilingual.None, Bilingual.None, language == Language.Vi ? new Bilingual(p.Text) : new Bilingual(null, p.Text), [], none, DateTime.UnixEpoch, null)).ToAsyncEnumerable(),
            new IndexCheckpoint(1, 0), token);
        var (sum, questions) = (0.0, 0);
        for (var i = 0; i < asked.Count; i++)
        {
            foreach (var text in asked[i].Questions)
            {
                var request = beside(new SearchRequest(DocumentKind.Listing, text, none, SearchSort.Relevance, 0, 10, Language.Vi));
                var rank = (await index.Search(request, token))!.Hits.Select(h => h.Id).ToList().IndexOf(ids[i]);
                sum += rank < 0 ? 0 : 1 / Math.Log2(rank + 2);
                questions++;
            }
        }

        return sum / questions;
    }

    private static string? FileOf(string language) => Repository.Shared is { } shared ? Path.Combine(shared, "data", "xquad", $"xquad.{language}.json") : null;

    private static IReadOnlyList<Paragraph> Read(string language)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(FileOf(language)!));
        return
        [
            .. json.RootElement.GetProperty("data").EnumerateArray().SelectMany(a => a.GetProperty("paragraphs").EnumerateArray())
                .Select(p => new Paragraph(p.GetProperty("context").GetString()!, [.. p.GetProperty("qas").EnumerateArray().Select(q => q.GetProperty("question").GetString()!)])),
        ];
    }

    private sealed record Paragraph(string Text, IReadOnlyList<string> Questions);
}
