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
        Assert.SkipUnless(PublicQuestions.FileOf("vi") is not null || Environment.GetEnvironmentVariable("CI") == "true", PublicQuestions.Missing);
        var (vi, en) = (PublicQuestions.Read(PublicQuestions.FileOf("vi")!), PublicQuestions.Read(PublicQuestions.FileOf("en")!));
        var (alone, same) = (await Gain(vi, vi, Language.Vi, request => request), await Gain(vi, vi, Language.Vi, _glossary.Beside));
        var (toEnglish, toVietnamese) = (await Gain(vi, en, Language.En, _glossary.Beside), await Gain(en, vi, Language.Vi, _glossary.Beside));

        TestContext.Current.SendDiagnosticMessage($"nDCG@10 vi {alone:0.000}, with the glossary {same:0.000}; vi to en {toEnglish:0.000}, en to vi {toVietnamese:0.000}");
        (alone - same).ShouldBeLessThanOrEqualTo(0.003);
        ((toEnglish + toVietnamese) / 2).ShouldBeGreaterThan(0.45);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task<double> Gain(IReadOnlyList<AskedPassage> asked, IReadOnlyList<AskedPassage> read, Language language, Func<SearchRequest, SearchRequest> beside)
    {
        var token = TestContext.Current.CancellationToken;
        var ids = read.Select(_ => Guid.CreateVersion7()).ToArray();
        using var index = new LuceneSearchIndex(Path.Combine(_root, Guid.NewGuid().ToString()), () => "test", NullLogger<LuceneSearchIndex>.Instance);
        await index.Refresh(token);
        await index.Rebuild(read.Select((p, i) => p.Document(ids[i], language)).ToAsyncEnumerable(), new IndexCheckpoint(1, 0), token);
        var (sum, questions) = (0.0, 0);
        for (var i = 0; i < asked.Count; i++)
        {
            foreach (var text in asked[i].Questions)
            {
                sum += PublicQuestions.Gain(await index.Search(beside(PublicQuestions.Request(text)), token), ids[i]);
                questions++;
            }
        }

        return sum / questions;
    }
}
