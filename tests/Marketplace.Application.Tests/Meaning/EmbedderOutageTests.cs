using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Meaning;

/// <summary>The embedding server dies: people go on searching, by words.</summary>
public sealed class EmbedderOutageTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = new(StringComparer.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_embedder_leaves_searches_by_words_and_changes_are_still_found()
    {
        var server = await EmbeddingTools.NewServer();
        Assert.SkipUnless(server is not null || Environment.GetEnvironmentVariable("CI") == "true", "There is no embedding server beside the project.");
        var (process, endpoint) = server.ShouldNotBeNull();
        using (process)
        {
            try
            {
                await using var exchange = await TestExchange.Open(settings: [new("Meaning:Endpoint", endpoint), new("Meaning:Model", EmbeddingTools.ModelName), new("Meaning:Budget", "10000")]);
                await exchange.Publish(await exchange.NewPerson(Capability.Supplier), "Máy sấy trái cây dùng năng lượng mặt trời");
                await CatchUp(exchange);
                (await exchange.Services.GetRequiredService<QuestionVectors>().Of("sấy hoa quả", Token)).ShouldNotBeNull();

                process.Kill();
                await process.WaitForExitAsync(Token);
                (await exchange.Services.GetRequiredService<QuestionVectors>().Of("làm khô hoa quả", Token)).ShouldBeNull();
                (await Found(exchange, "may say trai cay")).ShouldBe(1);
                (await Found(exchange, "vaccine")).ShouldBe(0);

                await exchange.Publish(await exchange.NewPerson(Capability.Supplier), "Vaccine cho tôm");
                await exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
                (await Found(exchange, "vaccine")).ShouldBe(1);
            }
            finally
            {
                process.Kill();
            }
        }
    }

    private static async Task<int> Found(TestExchange exchange, string text)
    {
        var found = (await exchange.Visitor.Ask(new SearchListings(text, NoFilters, SearchSort.Relevance, 1), Token)).Answer;
        found.IsDegraded.ShouldBeFalse();
        return found.Page.Total;
    }

    private static async Task CatchUp(TestExchange exchange)
    {
        await exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        await exchange.Services.GetRequiredService<EmbedPublicTexts>().CatchUp(Token);
        await exchange.Services.GetRequiredService<VectorFollower>().CatchUp(Token);
    }
}
