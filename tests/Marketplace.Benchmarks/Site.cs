using System.Diagnostics;
using Marketplace.TestSupport;

namespace Marketplace.Benchmarks;

/// <summary>The built site as a process of its own, on a data folder and a free port; ended when disposed.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;

    private Site(Process process, Uri address, TimeSpan untilFirstPage)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address };
        UntilFirstPage = untilFirstPage;
    }

    public HttpClient Client { get; }

    /// <summary>From the start of the process to the last byte of the home page.</summary>
    public TimeSpan UntilFirstPage { get; }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Marketplace.Web.dll");

    /// <param name="settings">Besides where its data is.</param>
    public static async Task<Site> Start(string data, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}/");
        var watch = Stopwatch.StartNew();
        var process = Launch(data, ["--urls", address.ToString()], settings);
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                (await client.GetAsync(new Uri("/", UriKind.Relative))).EnsureSuccessStatusCode();
                return new Site(process, address, watch.Elapsed);
            }
            catch (HttpRequestException) when (watch.Elapsed < Patience && !process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Runs a verb of the command line and waits for its end.</summary>
    /// <returns>What it printed.</returns>
    public static Task<string> Verb(string data, params string[] words) => Verb(data, [], words);

    /// <inheritdoc cref="Verb(string, string[])"/>
    public static async Task<string> Verb(string data, IEnumerable<KeyValuePair<string, string?>> settings, params string[] words)
    {
        using var process = Launch(data, words, settings);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}: {output}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Launch(string data, string[] words, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Program);
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Data__Folder"] = data;
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        if (words is ["--urls", ..])
        {
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
        }

        return process;
    }
}
