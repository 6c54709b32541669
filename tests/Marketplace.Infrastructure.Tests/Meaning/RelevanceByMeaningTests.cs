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
    private readonly string _root = Directory.CreateTempSubdirectory("marketplace-relevance-").FullName;
    private ServiceProvider? _services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(PublicQuestions.FileOf("vi") is not null || Environment.GetEnvironmentVariable("CI") == "true", PublicQuestions.Missing);
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
        var (vi, en) = (Read("vi"), Read("en"));
        foreach (var text in vi)
        {
            _services!.GetRequiredService<MarkRestoring>().Count(text.Text);
        }

        var english = await Fill(en, Language.En, "en");
        var crossing = await Gain(english, vi, q => q);
        var unmarked = await Gain(english, vi, Folding.WithoutMarks);
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

    private async Task<(LuceneSearchIndex Index, Guid[] Ids)> Fill(IReadOnlyList<AskedPassage> passages, Language language, string name)
    {
        var (embedder, vectors, model) = (_services!.Embedder(), _services!.GetRequiredService<VectorStore>(), _services!.GetRequiredService<MeaningModel>());
        var documents = passages.Select(p => p.Document(Guid.CreateVersion7(), language)).ToArray();
        foreach (var (document, vector) in documents.Zip(await embedder.GenerateAsync(passages.Select(p => model.PassagePrefix + p.Text), cancellationToken: Token)))
        {
            vectors.Put(DocumentKind.Listing, document.Id, [(language, QuantizedVector.Of(vector.Vector.Span))]);
        }

        var index = new LuceneSearchIndex(Path.Combine(_root, name), () => "test", NullLogger<LuceneSearchIndex>.Instance);
        await index.Refresh(Token);
        await index.Rebuild(documents.ToAsyncEnumerable(), new IndexCheckpoint(1, 0), Token);
        return (index, [.. documents.Select(d => d.Id)]);
    }

    private async Task<double> Gain((LuceneSearchIndex Index, Guid[] Ids) passages, IReadOnlyList<AskedPassage> asked, Func<string, string> typed)
    {
        var (sum, count, nearness) = (0.0, 0, _services!.GetRequiredService<Nearness>());
        for (var i = 0; i < asked.Count; i++)
        {
            foreach (var question in asked[i].Questions)
            {
                var request = await nearness.Beside(PublicQuestions.Request(typed(question)), Token);
                sum += PublicQuestions.Gain(await passages.Index.Search(request, Token), passages.Ids[i]);
                count++;
            }
        }

        return sum / count;
    }

    private static IReadOnlyList<AskedPassage> Read(string language) => PublicQuestions.Read(PublicQuestions.FileOf(language)!, i => i < Articles);
}
