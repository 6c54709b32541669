using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Marketplace.Benchmarks;

/// <summary>
/// The whole way on the built site: start, import of a real catalogue, from approval to being found, and the public pages.
/// Page times are medians over loopback, one request at a time, after warming up.
/// </summary>
internal static class MainJob
{
    private const int WarmUp = 50;
    private const int Requests = 300;
    private const string Organisation = "VCN";
    private const string Admin = "quantri1.san@demo.example";
    private static readonly string[] Questions = ["cong nghe xu ly nuoc thai", "sấy nông sản", "flight control", "remote sensing", "nhà kính", "image processing", "vật liệu nano", "air traffic"];

    public static async Task<int> Run(string[] args)
    {
        var catalogue = args is ["--catalogue", var given, ..] ? given : Path.GetFullPath(Path.Combine(Root(), "..", "shared", "data", "nasa-software-catalog", "listings.json"));
        if (!File.Exists(catalogue))
        {
            Console.Error.WriteLine($"There is no catalogue at {catalogue}; name one with --catalogue FILE.");
            return 1;
        }

        var data = Directory.CreateTempSubdirectory("marketplace-main-job-").FullName;
        try
        {
            Console.WriteLine("first start: database, demonstration, index");
            await using (await Site.Start(data))
            {
            }

            await using var site = await Site.Start(data);
            var first = site.UntilFirstPage;
            Console.WriteLine($"first page of the second start after {Seconds(first)}");

            var watch = Stopwatch.StartNew();
            var report = await Site.Verb(data, "import", catalogue, "--organisation", Organisation, "--by", Admin);
            var import = watch.Elapsed;
            Console.WriteLine(report.Trim().Split('\n').First(line => line.Contains(" rows: ", StringComparison.Ordinal)));
            var rows = int.Parse(report.Split(" rows: ")[1].Split(" imported")[0], CultureInfo.InvariantCulture);

            var found = await ApprovedToFound(site, data);
            var home = await Median(site, _ => "/");
            var search = await Median(site, i => "/search?q=" + Uri.EscapeDataString(Questions[i % Questions.Length]));
            var codes = await ListingCodes(site);
            var listing = await Median(site, i => codes[i % codes.Length]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"first page {Seconds(first)} import {rows} rows {Seconds(import)} approved to found {Seconds(found)} home {home:0.0} ms search {search:0.0} ms listing {listing:0.0} ms"));
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>
    /// One more row is imported and approved by a second process; counted is the time from the moment it has ended
    /// less what the site needed to show it, so a negative wait counts as found at once.
    /// </summary>
    private static async Task<TimeSpan> ApprovedToFound(Site site, string data)
    {
        var word = "zqx" + Guid.NewGuid().ToString("N")[..10];
        var file = Path.Combine(data, "one.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new[]
        {
            new { id = word, title = $"One {word}", @abstract = "A row to be found.", organisation = "Benchmark", category = Array.Empty<string>(), keywords = Array.Empty<string>(), updated = "2026-01-01", url = "https://example.org/" + word },
        }));
        var verb = Site.Verb(data, "import", file, "--organisation", Organisation, "--by", Admin);
        var ended = (Stopwatch?)null;
        _ = verb.ContinueWith(_ => ended = Stopwatch.StartNew(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        for (var tries = 0; tries < 6_000; tries++)
        {
            if ((await site.Client.GetStringAsync(new Uri("/search?q=" + word, UriKind.Relative))).Contains("/HS-", StringComparison.Ordinal))
            {
                await verb;
                return ended?.Elapsed ?? TimeSpan.Zero;
            }

            await Task.Delay(10);
        }

        throw new InvalidOperationException("The approved listing was not found within a minute.");
    }

    private static async Task<string[]> ListingCodes(Site site)
    {
        var page = await site.Client.GetStringAsync(new Uri("/search?q=image", UriKind.Relative));
        return [.. page.Split("listings/HS-").Skip(1).Select(p => "/listings/HS-" + p[..8]).Distinct(StringComparer.Ordinal)];
    }

    private static async Task<double> Median(Site site, Func<int, string> path)
    {
        var times = new List<double>(Requests);
        for (var i = 0; i < WarmUp + Requests; i++)
        {
            var start = Stopwatch.GetTimestamp();
            (await site.Client.GetAsync(new Uri(path(i), UriKind.Relative))).EnsureSuccessStatusCode();
            if (i >= WarmUp)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Marketplace.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
