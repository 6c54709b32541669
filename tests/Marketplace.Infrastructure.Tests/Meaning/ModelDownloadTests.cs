using System.Globalization;
using System.Security.Cryptography;
using Marketplace.Application.Meaning;
using Marketplace.Infrastructure.Meaning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Meaning;

/// <summary>Against a file server that can break off, refuse ranges and change its mind.</summary>
public sealed class ModelDownloadTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("marketplace-fetch-").FullName;
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly List<string> _asked = [];
    private WebApplication _server = null!;
    private int _breaks;
    private bool _knowsRanges = true;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Target => Path.Combine(_root, "model");

    private string Source => _server.Urls.First() + "/models/e5";

    public async ValueTask InitializeAsync()
    {
        var random = new Random(7);
        foreach (var (name, size) in new[] { (ModelFolder.Model, 3_000_000), (ModelFolder.Tokenizer, 200_000) })
        {
            random.NextBytes(_files[name] = new byte[size]);
        }

        WriteSums();
        _server = await OpenAiEmbedderTests.Serve(Answer);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task A_model_is_fetched_and_its_progress_told()
    {
        var told = new Told();
        (await Fetch(told)).ShouldBe(Target);
        foreach (var file in ModelFolder.Files)
        {
            (await File.ReadAllBytesAsync(Path.Combine(Target, file), Token)).ShouldBe(_files[file]);
        }

        told.Steps.Count(s => s.File == ModelFolder.Model).ShouldBeGreaterThan(2);
        told.Steps[^1].ShouldBe(new FetchedBytes(ModelFolder.Tokenizer, 200_000, 200_000));
        Directory.GetDirectories(_root).ShouldBe([Target]);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_where_it_broke()
    {
        _breaks = 3;
        await Fetch();
        _asked.Count(a => a.StartsWith(ModelFolder.Model, StringComparison.Ordinal)).ShouldBe(4);
        _asked.Count(a => a.Contains(" bytes=", StringComparison.Ordinal)).ShouldBe(3);
        (await File.ReadAllBytesAsync(Path.Combine(Target, ModelFolder.Model), Token)).ShouldBe(_files[ModelFolder.Model]);
    }

    [Fact]
    public async Task What_an_earlier_attempt_left_is_gone_on_with()
    {
        Leave(_files[ModelFolder.Model][..1_234_567]);
        await Fetch();
        _asked.ShouldContain(ModelFolder.Model + " bytes=1234567-");
        (await File.ReadAllBytesAsync(Path.Combine(Target, ModelFolder.Model), Token)).ShouldBe(_files[ModelFolder.Model]);
    }

    [Fact]
    public async Task What_is_whole_already_is_not_fetched_again()
    {
        Leave(_files[ModelFolder.Model]);
        await Fetch();
        (await File.ReadAllBytesAsync(Path.Combine(Target, ModelFolder.Model), Token)).ShouldBe(_files[ModelFolder.Model]);
    }

    [Fact]
    public async Task The_rest_of_another_version_is_thrown_away_and_fetched_from_the_beginning()
    {
        Leave(new byte[1_000_000]);
        await Fetch();
        (await File.ReadAllBytesAsync(Path.Combine(Target, ModelFolder.Model), Token)).ShouldBe(_files[ModelFolder.Model]);
    }

    [Fact]
    public async Task A_server_without_ranges_sends_everything_anew()
    {
        (_knowsRanges, _breaks) = (false, 1);
        await Fetch();
        (await File.ReadAllBytesAsync(Path.Combine(Target, ModelFolder.Model), Token)).ShouldBe(_files[ModelFolder.Model]);
    }

    [Fact]
    public async Task A_file_with_another_sum_is_refused_and_the_model_at_hand_stays()
    {
        Directory.CreateDirectory(Target);
        await File.WriteAllTextAsync(Path.Combine(Target, ModelFolder.Model), "old", Token);
        _files[ModelFolder.Model][5]++;

        (await Should.ThrowAsync<ModelNotFetchedException>(() => Fetch())).Message.ShouldContain("is not the file whose SHA-256 is");

        (await File.ReadAllTextAsync(Path.Combine(Target, ModelFolder.Model), Token)).ShouldBe("old");
        File.Exists(Path.Combine(Target + ".download", ModelFolder.Model)).ShouldBeFalse();

        WriteSums();
        await Fetch();
        (await File.ReadAllBytesAsync(Path.Combine(Target, ModelFolder.Model), Token)).ShouldBe(_files[ModelFolder.Model]);
        Directory.GetDirectories(_root).ShouldBe([Target]);
    }

    [Fact]
    public async Task Without_sums_nothing_is_taken_unless_configuration_says_them()
    {
        _files.Remove("SHA256SUMS");
        (await Should.ThrowAsync<ModelNotFetchedException>(() => Fetch())).Message.ShouldContain("SHA256SUMS could not be read (it answers 404)");

        await Fetch(null, [.. ModelFolder.Files.Select(f => ("Sha256:" + f, Convert.ToHexString(SHA256.HashData(_files[f]))))]);
        Directory.Exists(Target).ShouldBeTrue();
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_said_in_a_sentence()
    {
        _files.Remove(ModelFolder.Tokenizer);
        (await Should.ThrowAsync<ModelNotFetchedException>(() => Fetch())).Message.ShouldEndWith("/models/e5/sentencepiece.bpe.model could not be fetched (it answers 404).");
        await using var services = Given.Services(("Folder", Target));
        (await Should.ThrowAsync<ModelNotFetchedException>(() => services.GetRequiredService<IModelSource>().Fetch(null, new Told(), Token))).Message.ShouldContain("Meaning:Source");
        File.WriteAllText(Target + ".download-is-here", "");
        await using var elsewhere = Given.Services(("Folder", Path.Combine(Target + ".download-is-here", "model")), ("Source", Source));
        (await Should.ThrowAsync<ModelNotFetchedException>(() => elsewhere.GetRequiredService<IModelSource>().Fetch(null, new Told(), Token))).Message.ShouldContain("could not be written");
    }

    private async Task<string> Fetch(Told? told = null, params (string, string)[] settings)
    {
        await using var services = Given.Services([("Folder", Target), .. settings]);
        return await services.GetRequiredService<IModelSource>().Fetch(new Uri(Source), told ?? new Told(), Token);
    }

    private void Leave(byte[] rest)
    {
        Directory.CreateDirectory(Target + ".download");
        File.WriteAllBytes(Path.Combine(Target + ".download", ModelFolder.Model), rest);
    }

    private void WriteSums() => _files["SHA256SUMS"] = System.Text.Encoding.ASCII.GetBytes(string.Concat(ModelFolder.Files.Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(_files[f]))}  {f}\n")));

    private async Task Answer(HttpContext context)
    {
        var name = Path.GetFileName(context.Request.Path.Value!);
        var range = context.Request.Headers.Range.ToString();
        lock (_asked)
        {
            _asked.Add(range.Length > 0 ? $"{name} {range}" : name);
        }

        if (!_files.TryGetValue(name, out var file))
        {
            context.Response.StatusCode = 404;
            return;
        }

        var from = _knowsRanges && range.Length > 0 ? int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture) : 0;
        if (from >= file.Length)
        {
            context.Response.StatusCode = 416;
            return;
        }

        if (from > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{file.Length - 1}/{file.Length}";
        }

        context.Response.ContentLength = file.Length - from;
        if (name == ModelFolder.Model && _breaks-- > 0)
        {
            await context.Response.Body.WriteAsync(file.AsMemory(from, 500_000), Token);
            await context.Response.Body.FlushAsync(Token);
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync(file.AsMemory(from), Token);
    }

    private sealed class Told : IProgress<FetchedBytes>
    {
        public List<FetchedBytes> Steps { get; } = [];

        public void Report(FetchedBytes value) => Steps.Add(value);
    }
}
