using System.Diagnostics;

namespace Marketplace.TestSupport;

/// <summary>
/// A real Elasticsearch to test against: the one that MARKETPLACE_TEST_ELASTICSEARCH names, else one that this process starts from the
/// folder of test servers beside the project. Where there is neither, what needs it is skipped, and says so; with CI=true it fails.
/// </summary>
public sealed class ElasticsearchServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-elasticsearch-").FullName;
    private Process? _process;
    private int _port;

    /// <summary>Null while there is none.</summary>
    public string? Address { get; private set; }

    /// <summary>One can be started here, and killed.</summary>
    public static bool CanStart => Program is not null;

    private static string? Program
    {
        get
        {
            var program = Repository.Shared is { } shared ? Path.Combine(shared, "tools", "elasticsearch", "start") : null;
            return File.Exists(program) ? program : null;
        }
    }

    /// <summary>Why there is none, for the test that is skipped.</summary>
    public const string Missing = "There is no Elasticsearch: name one by MARKETPLACE_TEST_ELASTICSEARCH.";

    /// <summary>The named one, or a new one where that is possible.</summary>
    public async Task Find()
    {
        Address = Environment.GetEnvironmentVariable("MARKETPLACE_TEST_ELASTICSEARCH");
        if (Address is null && Program is not null)
        {
            await Start();
        }
    }

    /// <summary>On the same port and the same data as before, when it was stopped.</summary>
    public async Task Start()
    {
        _port = _port == 0 ? Ports.Free() : _port;
        var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(_port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        start.ArgumentList.Add(_folder);
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("ready ", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult(line.Data["ready ".Length..]);
            }
        };
        _process.ErrorDataReceived += (_, line) => said.Add(line.Data ?? "");
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("Elasticsearch did not start: " + string.Join('\n', said.TakeLast(5))));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await ready.Task.WaitAsync(Patience);

        // Just after a restart the shards of an existing folder may not answer yet.
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        (await client.GetAsync("/_cluster/health?wait_for_status=yellow&timeout=60s")).EnsureSuccessStatusCode();
    }

    /// <summary>As a machine dies: without a farewell.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await Kill();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
