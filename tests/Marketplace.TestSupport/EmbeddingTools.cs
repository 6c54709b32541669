using System.Collections.Concurrent;
using System.Diagnostics;

namespace Marketplace.TestSupport;

/// <summary>
/// A real embedding model and a real server of it, named by MARKETPLACE_TEST_MODEL and MARKETPLACE_TEST_EMBEDDINGS, or made and started by the tools
/// beside the project, once a run. Where there is neither, the reason is said.
/// </summary>
public static class EmbeddingTools
{
    public const string ModelName = "multilingual-e5-small";
    private static readonly ConcurrentDictionary<string, Lazy<Task<Given>>> Models = new(StringComparer.Ordinal);
    private static readonly Lazy<Task<Given>> Server = new(Start);

    /// <param name="Value">A folder or an address; null where there is none, and then <paramref name="Reason"/> says why.</param>
    public sealed record Given(string? Value, string Reason);

    private static string? Tools => Repository.Shared is { } shared && Path.Combine(shared, "tools", "embeddings") is var tools && Directory.Exists(tools) ? tools : null;

    /// <summary>A folder with model.onnx and sentencepiece.bpe.model.</summary>
    /// <param name="options">Of the tool that makes it: another kind of model. None for the usual one.</param>
    public static Task<Given> Model(params string[] options) => Models.GetOrAdd(string.Join(' ', options), _ => new(() => Make(options))).Value;

    /// <summary>Address of a running server: "http://127.0.0.1:12345/v1".</summary>
    public static Task<Given> Endpoint() => Server.Value;

    /// <summary>A server of one's own, with environment variables of its own.</summary>
    public static async Task<(Process Process, string Endpoint)?> NewServer(params (string Name, string Value)[] environment)
    {
        if (Tools is not { } tools)
        {
            return null;
        }

        var start = new ProcessStartInfo(Path.Combine(tools, "serve"), [Ports.Free().ToString(System.Globalization.CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var ready = await process.StandardOutput.ReadLineAsync();
        return ready?.Split(' ') is ["ready", var address, ..] ? (process, address.TrimEnd('/') + (address.Contains("/v1", StringComparison.Ordinal) ? "" : "/v1")) : null;
    }

    private static async Task<Given> Start()
    {
        if (Environment.GetEnvironmentVariable("MARKETPLACE_TEST_EMBEDDINGS") is { Length: > 0 } address)
        {
            return new Given(address.TrimEnd('/') is var plain && plain.EndsWith("/v1", StringComparison.Ordinal) ? plain : plain + "/v1", "");
        }

        if (await NewServer() is not { } server)
        {
            return new Given(null, "No embedding server: MARKETPLACE_TEST_EMBEDDINGS is unset, and there are no tools beside the project.");
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Process.Kill();
        return new Given(server.Endpoint, "");
    }

    private static async Task<Given> Make(string[] options)
    {
        if (options.Length == 0 && Environment.GetEnvironmentVariable("MARKETPLACE_TEST_MODEL") is { Length: > 0 } given)
        {
            return new Given(given, "");
        }

        if (Tools is not { } tools)
        {
            return new Given(null, "No embedding model: MARKETPLACE_TEST_MODEL is unset, and there are no tools beside the project.");
        }

        var folder = Directory.CreateTempSubdirectory("marketplace-model-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(tools, "make-model"), [folder, .. options]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (errors, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await Task.WhenAll(errors, output, process.WaitForExitAsync());
        return process.ExitCode == 0 ? new Given(folder, "") : new Given(null, $"The embedding model could not be made: {(await errors).TrimEnd().Split('\n')[^1]}");
    }
}
