using System.Globalization;
using System.Text;
using System.Text.Json;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Search.Embedded;
using Marketplace.TestSupport;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Meaning;

/// <summary>Some of the public questions and passages, by words and meaning together: the benchmark measures all of them.</summary>
public sealed class RelevanceByMeaningTests : IAsyncLifetime
{
    private const int Articles = 10;
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = new(StringComparer.Ordinal);
    private readonly string _root = Directory.CreateTempSubdirectory("marketplace-relevance-").FullName;
    private ServiceProvider? _services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var shared = Repository.Shared is { } folder && Directory.Exists(Path.Combine(folder, "data", "xquad"));
        Assert.SkipUnless(shared || Environment.GetEnvironmentVariable("CI") == "true", "The question set is not beside the project.");
        _services = Given.Services(("Folder", await Given.ModelFolder()), ("Budget", "10000"), ("Threads", "2"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task Questions_find_passages_in_the_other_language_with_and_without_marks_and_lose_nothing_in_their_own()
    {
        var (vi, en) = (Read("xquad.vi.json"), Read("xquad.en.json"));
        foreach (var text in vi)
        {
            _services!.GetRequiredService<MarkRestoring>().Count(text.Text);
        }

        var english = await Fill(en, Language.En, "en");
        var crossing = await Gain(english, vi, q => q);
        var unmarked = await Gain(english, vi, WithoutMarks);
        english.Index.Dispose();
        _services!.GetRequiredService<VectorStore>().Clear();
        var vietnamese = await Fill(vi, Language.Vi, "vi");
        var own = await Gain(vietnamese, vi, q => q);
        vietnamese.Index.Dispose();

        TestContext.Current.SendDiagnosticMessage($"nDCG@10 {crossing:0.000} to English, {unmarked:0.000} without marks, {own:0.000} in Vietnamese");
        crossing.ShouldBeGreaterThan(0.82);
        unmarked.ShouldBeGreaterThan(0.73);
        own.ShouldBeGreaterThan(0.975);
    }

    private async Task<(LuceneSearchIndex Index, Guid[] Ids)> Fill((string Text, string[] Questions)[] passages, Language language, string name)
    {
        var (embedder, vectors, model) = (_services!.Embedder(), _services!.GetRequiredService<VectorStore>(), _services!.GetRequiredService<MeaningModel>());
        var documents = passages.Select(p => new SearchDocument(
            DocumentKind.Listing, Guid.CreateVersion7(), Bilingual.None, Bilingual.None, language == Language.Vi ? new Bilingual(p.Text) : new Bilingual(null, p.Text), [], NoFilters, DateTime.UnixEpoch, null)).ToArray();
        foreach (var (document, vector) in documents.Zip(await embedder.GenerateAsync(passages.Select(p => model.PassagePrefix + p.Text), cancellationToken: Token)))
        {
            vectors.Put(DocumentKind.Listing, document.Id, [(language, QuantizedVector.Of(vector.Vector.Span))]);
        }

        var index = new LuceneSearchIndex(Path.Combine(_root, name), () => "test", NullLogger<LuceneSearchIndex>.Instance);
        await index.Refresh(Token);
        await index.Rebuild(documents.ToAsyncEnumerable(), new IndexCheckpoint(1, 0), Token);
        return (index, [.. documents.Select(d => d.Id)]);
    }

    private async Task<double> Gain((LuceneSearchIndex Index, Guid[] Ids) passages, (string Text, string[] Questions)[] asked, Func<string, string> typed)
    {
        var (sum, count, nearness) = (0.0, 0, _services!.GetRequiredService<Nearness>());
        for (var i = 0; i < asked.Length; i++)
        {
            foreach (var question in asked[i].Questions)
            {
                var request = await nearness.Beside(new SearchRequest(DocumentKind.Listing, typed(question), NoFilters, SearchSort.Relevance, 0, 10, Language.Vi), Token);
                var rank = (await passages.Index.Search(request, Token))!.Hits.Select(h => h.Id).ToList().IndexOf(passages.Ids[i]);
                sum += rank < 0 ? 0 : 1 / Math.Log2(rank + 2);
                count++;
            }
        }

        return sum / count;
    }

    private static (string Text, string[] Questions)[] Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Shared!, "data", "xquad", file)));
        return
        [
            .. json.RootElement.GetProperty("data").EnumerateArray().Take(Articles).SelectMany(a => a.GetProperty("paragraphs").EnumerateArray())
                .Select(p => (p.GetProperty("context").GetString()!, p.GetProperty("qas").EnumerateArray().Select(q => q.GetProperty("question").GetString()!).ToArray())),
        ];
    }

    private static string WithoutMarks(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).Replace('đ', 'd').Replace('Đ', 'D').Normalize();
}
