using System.Text;
using Marketplace.Infrastructure.Meaning;
using Microsoft.Extensions.AI;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Meaning;

public sealed class OnnxEmbedderTests : EmbedderContract
{
    protected override async Task<(string Name, string Value)[]> Settings() => [("Folder", await Given.ModelFolder())];

    [Fact]
    public async Task Vectors_equal_those_of_the_server()
    {
        await using var server = Given.Services(("Endpoint", await Given.Endpoint()), ("Model", "multilingual-e5-small"));
        string[] texts = ["query: bảo quản vải thiều sau thu hoạch", "passage: Lithium battery storage for rooftop solar, 5 kWh.", "query: Ứng dụng trí tuệ nhân tạo trong chẩn đoán hình ảnh"];
        foreach (var (one, other) in (await Embedder.GenerateAsync(texts, cancellationToken: Token)).Zip(await server.Embedder().GenerateAsync(texts, cancellationToken: Token)))
        {
            Given.Cosine(one.Vector, other.Vector).ShouldBeGreaterThan(0.999f);
        }
    }

    [Fact]
    public async Task Letters_composed_or_not_are_the_same_text()
    {
        const string Text = "query: Hệ thống tưới tiết kiệm nước";
        Given.Cosine(await Embed(Text), await Embed(Text.Normalize(NormalizationForm.FormD))).ShouldBeGreaterThan(0.999f);
    }

    [Fact]
    public async Task A_text_without_end_is_cut()
    {
        (await Embed("query: " + new string('x', 10_000))).Length.ShouldBe(384);
        var cut = string.Concat(Enumerable.Repeat("nước thải ", 300));
        Given.Cosine(await Embed("passage: " + cut), await Embed("passage: " + cut + cut)).ShouldBeGreaterThan(0.9999f);
        (await Embed("")).Length.ShouldBe(384);
    }

    [Fact]
    public async Task Control_characters_say_nothing() =>
        Given.Cosine(await Embed("query: máy\u0001 sấy\u0007"), await Embed("query: máy sấy")).ShouldBeGreaterThan(0.9999f);

    [Fact]
    public async Task A_model_without_token_types_gives_the_same_vectors()
    {
        using var other = new OnnxEmbedder(await Given.ModelFolder("--no-types"), "no-types", threads: 1);
        Given.Cosine(await Embed("query: cảm biến độ mặn"), await other.GenerateVectorAsync("query: cảm biến độ mặn", cancellationToken: Token)).ShouldBeGreaterThan(0.9999f);
    }

    [Fact]
    public async Task A_model_in_bytes_gives_nearly_the_same_vectors()
    {
        using var other = new OnnxEmbedder(await Given.ModelFolder("--layers", "dynamic"), "dynamic", threads: 1);
        Given.Cosine(await Embed("query: cảm biến độ mặn"), await other.GenerateVectorAsync("query: cảm biến độ mặn", cancellationToken: Token)).ShouldBeGreaterThan(0.97f);
    }

    [Fact]
    public async Task What_runs_is_ended_by_its_caller()
    {
        await Embed("query: tải");
        using var leaving = new CancellationTokenSource();
        var work = Embedder.GenerateAsync(Enumerable.Repeat("passage: " + string.Concat(Enumerable.Repeat("nước thải ", 300)), 60), cancellationToken: leaving.Token);
        work.IsCompleted.ShouldBeFalse();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public async Task Closing_waits_for_what_runs_and_serves_nobody_after()
    {
        var embedder = new OnnxEmbedder(await Given.ModelFolder(), "closing", threads: 1);
        await embedder.Ready;
        var work = Enumerable.Range(0, 8).Select(i => embedder.GenerateAsync(Enumerable.Repeat($"passage: {string.Concat(Enumerable.Repeat("công nghệ ", 200))} {i}", 4), cancellationToken: Token)).ToArray();
        embedder.Dispose();
        foreach (var one in work)
        {
            await Should.ThrowAsync<Exception>(() => one);
        }

        await Should.ThrowAsync<ObjectDisposedException>(() => embedder.GenerateAsync(["query: x"], cancellationToken: Token));
        embedder.Dispose();
    }

    [Fact]
    public async Task Closing_waits_for_what_still_loads()
    {
        var folder = await Given.ModelFolder();
        for (var i = 0; i < 20; i++)
        {
            var embedder = new OnnxEmbedder(folder, "loading", threads: 1);
            var asked = embedder.GenerateAsync(["query: x"], cancellationToken: Token);
            if (i % 4 == 3)
            {
                await embedder.Ready;
            }

            await Task.WhenAll(Task.Run(embedder.Dispose, Token), Task.Run(embedder.Dispose, Token));
            embedder.Ready.IsCompleted.ShouldBeTrue();
            (await Record.ExceptionAsync(() => asked) is null or OperationCanceledException or ObjectDisposedException).ShouldBeTrue();
            await Should.ThrowAsync<ObjectDisposedException>(() => embedder.GenerateAsync(["query: x"], cancellationToken: Token));
        }
    }

    [Fact]
    public async Task A_folder_without_a_usable_model_is_named_in_one_sentence()
    {
        var whole = await Given.ModelFolder();
        var folder = Directory.CreateTempSubdirectory("marketplace-broken-").FullName;
        try
        {
            (await Refusal(Path.Combine(folder, "nowhere"))).ShouldContain("does not exist");
            File.Copy(Path.Combine(whole, ModelFolder.Tokenizer), Path.Combine(folder, ModelFolder.Tokenizer));
            (await Refusal(folder)).ShouldContain("model.onnx is missing");
            await using (var model = File.OpenRead(Path.Combine(whole, ModelFolder.Model)))
            await using (var cut = File.Create(Path.Combine(folder, ModelFolder.Model)))
            {
                var half = new byte[model.Length / 2];
                await model.ReadExactlyAsync(half, Token);
                await cut.WriteAsync(half, Token);
            }

            (await Refusal(folder)).ShouldContain("is cut off");
            await File.WriteAllTextAsync(Path.Combine(folder, ModelFolder.Tokenizer), "{\"version\": \"1.0\"}", Token);
            (await Refusal(folder)).ShouldContain("is no tokenizer of SentencePiece");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task<string> Refusal(string folder)
        {
            using var embedder = new OnnxEmbedder(folder, "broken", threads: 1);
            return (await Should.ThrowAsync<InvalidOperationException>(() => embedder.GenerateAsync(["query: x"], cancellationToken: Token))).Message;
        }
    }
}
