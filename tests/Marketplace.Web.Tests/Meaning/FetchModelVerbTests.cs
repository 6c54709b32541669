using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Meaning;

/// <summary>`fetch-model` as somebody runs it.</summary>
public sealed class FetchModelVerbTests : IAsyncLifetime
{
    private static readonly string[] Files = ["model.onnx", "sentencepiece.bpe.model"];
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-fetch-verb-").FullName;
    private WebApplication _server = null!;
    private string _sums = string.Concat(Files.Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(f)))}  {f}\n"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/e5/{file}", (string file) => file == "SHA256SUMS" ? Results.Text(_sums) : Results.Bytes(Encoding.UTF8.GetBytes(file), enableRangeProcessing: true));
        await _server.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_model_lies_beside_the_data_and_the_next_step_is_said()
    {
        var (code, output, _) = await Run(_server.Urls.First() + "/e5");
        code.ShouldBe(0);
        output.ShouldContain($"Meaning__Folder={Path.Combine(_folder, "model")}");
        foreach (var file in Files)
        {
            (await File.ReadAllTextAsync(Path.Combine(_folder, "model", file), Token)).ShouldBe(file);
        }
    }

    [Fact]
    public async Task What_went_wrong_is_said_in_a_sentence_and_nothing_is_left_in_place()
    {
        _sums = _sums.Replace(_sums[..64], new string('0', 64), StringComparison.Ordinal);
        var (code, _, error) = await Run(_server.Urls.First() + "/e5");
        code.ShouldBe(1);
        error.ShouldContain("is not the file whose SHA-256 is 0000");
        Directory.Exists(Path.Combine(_folder, "model")).ShouldBeFalse();

        (code, _, error) = await Run("next-door");
        code.ShouldBe(1);
        error.Trim().ShouldBe("\"next-door\" is no address of the form https://…");
    }

    private async Task<(int Code, string Output, string Error)> Run(string address)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Marketplace.Web.dll"), "fetch-model", address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Data__Folder"] = _folder },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, await output, await error);
    }
}
