using Microsoft.Extensions.AI;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Meaning;

/// <summary>What every embedder does, in this process or on a server.</summary>
public abstract class EmbedderContract : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected IEmbeddingGenerator<string, Embedding<float>> Embedder { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Embedder = Given.SharedEmbedder(await Settings());

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<(string Name, string Value)[]> Settings();

    [Fact]
    public async Task Vectors_have_unit_length_and_come_in_the_order_of_their_texts()
    {
        string[] texts = ["query: máy sấy nông sản", "passage: " + string.Join(' ', Enumerable.Repeat("Xử lý nước thải công nghiệp.", 40)), "query: solar dryer"];
        var together = await Embedder.GenerateAsync(texts, cancellationToken: Token);

        together.Count.ShouldBe(3);
        together.ShouldAllBe(v => v.Vector.Length == 384);
        together.ShouldAllBe(v => Math.Abs(Given.Cosine(v.Vector, v.Vector) - 1) < 1e-4);
        foreach (var (text, vector) in texts.Zip(together))
        {
            Given.Cosine(await Embedder.GenerateVectorAsync(text, cancellationToken: Token), vector.Vector).ShouldBeGreaterThan(0.998f);
        }
    }

    [Fact]
    public async Task A_question_is_nearest_to_its_answer_in_the_other_language()
    {
        var vectors = await Embedder.GenerateAsync(
            ["query: xử lý nước thải dệt nhuộm", "passage: Treatment of textile dyeing wastewater by ozone", "passage: A rice harvester for small fields", "passage: Vaccine for shrimp"], cancellationToken: Token);
        var cosines = vectors.Skip(1).Select(v => Given.Cosine(vectors[0].Vector, v.Vector)).ToArray();

        cosines[0].ShouldBe(cosines.Max());
        (cosines[0] - cosines[1]).ShouldBeGreaterThan(0.03f);
    }

    [Fact]
    public async Task Any_text_has_a_vector()
    {
        foreach (var text in new[] { "query: ", "query: \0\u0001\u200B\uFEFF", "query: \uD800 một nửa", "query: 🌾🚜", "passage: " + string.Concat(Enumerable.Repeat("nước ", 600)) })
        {
            (await Embed(text)).Length.ShouldBe(384);
        }
    }

    [Fact]
    public async Task A_caller_that_has_gone_is_not_served()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Embedder.GenerateAsync(["query: máy"], cancellationToken: gone.Token));
    }

    protected Task<ReadOnlyMemory<float>> Embed(string text) => Embedder.GenerateVectorAsync(text, cancellationToken: Token);
}
