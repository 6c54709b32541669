using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Marketplace.Application.Meaning;
using Marketplace.Application.Ports;
using Marketplace.Application.Terminology;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Search;
using Marketplace.Infrastructure.Search.Embedded;
using Marketplace.Infrastructure.Tests.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Directory = System.IO.Directory;

namespace Marketplace.Benchmarks;

/// <summary>
/// How fast the search index answers with all facets responding to one another, and how that grows with the number of listings. A third
/// of the questions have one or two facets chosen, and all have what the glossary adds to them. The ratio is to the same query with the same collector, run on bare Lucene.
/// </summary>
internal static class Speed
{
    private const int Questions = 1_000;
    private const int Requests = 300;
    private static readonly TimeSpan LoadTime = TimeSpan.FromSeconds(5);

    // At most this many rounds; it is warm when two of them in turn bring less than a twentieth.
    private const int WarmUpRounds = 15;
    private static readonly TimeSpan WarmUpRound = TimeSpan.FromSeconds(5);
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFilters = new(StringComparer.Ordinal);

    public const string Usage = "speed [--sizes 10000,30000,100000] [--engine lucene|elasticsearch] [--embeddings URL_OR_FOLDER] [--no-page]";

    public static async Task<int> Run(string[] args)
    {
        if (Options.Of(args) is not { } options)
        {
            await Console.Error.WriteLineAsync("usage: " + Usage);
            return 2;
        }

        var before = default(Figures?);
        foreach (var size in options.Sizes)
        {
            var figures = await Measure(size, options);
            Console.WriteLine(figures);
            if (before is { } smaller)
            {
                Console.WriteLine(figures.GrowthFrom(smaller));
            }

            before = figures;
        }

        Console.WriteLine(before!.Value.LastLine());
        return 0;
    }

    private static async Task<Figures> Measure(int size, Options options)
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-speed-").FullName;
        try
        {
            await using var engine = await Engine.Of(options.Engine);
            await using var services = await Prepared.On(folder, [.. engine.Settings, .. Prepared.Meaning(options.Embeddings)]);
            var listings = new SyntheticListings();
            var documents = Enumerable.Range(0, size).Select(_ => listings.Next()).ToArray();
            var (index, nearness) = (services.GetRequiredService<ISearchIndex>(), services.GetService<Nearness>());
            await index.Refresh(CancellationToken.None);
            var watch = Stopwatch.StartNew();
            await index.Rebuild(documents.ToAsyncEnumerable(), new IndexCheckpoint(1, 0), CancellationToken.None);
            var perSecond = size / watch.Elapsed.TotalSeconds;
            var bytes = await engine.Bytes(Path.Combine(folder, "search"));
            await PutVectors(services, documents);

            var glossary = services.GetRequiredService<Glossary>();
            glossary.Load(SeedGlossary.Shipped());
            SearchRequest[] Requested(Func<string> question, int count) => [.. Enumerable.Range(0, count).Select(i => glossary.Beside(Request(question(), i % 3 == 0 ? listings.Filters() : NoFilters)))];
            var shorts = Requested(listings.ShortQuestion, Questions);
            var longs = Requested(listings.LongQuestion, Questions);
            var problems = Requested(listings.Problem, Questions / 10);
            var rare = Requested(listings.RareQuestion, Questions);
            SearchRequest[] mixed = [.. shorts.Take(700), .. longs.Take(300)];
            async Task Search(SearchRequest request) => await index.Search(await nearness.Beside(request, CancellationToken.None), CancellationToken.None);
            var typed = Enumerable.Range(0, Questions).Select(_ => new SuggestRequest(DocumentKind.Listing, listings.Beginning())).ToArray();
            async Task Suggest(SuggestRequest request) => await index.Suggest(request, CancellationToken.None);
            await WarmUp(i => i % 10 == 9 ? Search(problems[i % problems.Length]) : i % 3 == 0 ? Suggest(typed[i % typed.Length]) : Search(mixed[i % mixed.Length]));
            var shortTimes = await Percentiles.Of(shorts, Search);
            var ratio = engine.IsEmbedded ? await Ratio(Path.Combine(folder, "search"), index, shorts) : await RatioBeside(documents, index, shorts);
            if (nearness is not null)
            {
                Console.WriteLine("meaning adds " + await Added(nearness, index, shorts) + " beside the embedder's own time");
            }

            return new Figures(
                size, shortTimes, await Percentiles.Of(longs, Search), await Percentiles.Of(problems, Search), await Percentiles.Of(typed, Suggest), options.WithPage ? await Page(documents, listings, engine) : null,
                await PerSecond(Search, mixed), await PerSecond(Search, rare), perSecond, bytes, ratio);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>In any direction: only questions are really embedded.</summary>
    private static async Task PutVectors(IServiceProvider services, SearchDocument[] documents)
    {
        if (services.GetService<VectorFollower>() is not { } follower)
        {
            return;
        }

        await follower.CatchUp(CancellationToken.None);
        var (vectors, random) = (services.GetRequiredService<VectorStore>(), new Random(3));
        foreach (var document in documents)
        {
            vectors.Put(document.Kind, document.Id, [(Language.Vi, QuantizedVector.Of(Vectors.Unit(random)))]);
        }
    }

    /// <summary>Of the same questions in turn, by words alone and by meaning too once their vectors are remembered.</summary>
    private static async Task<Percentiles> Added(Nearness nearness, ISearchIndex index, SearchRequest[] requests)
    {
        var (words, both) = (new List<double>(), new List<double>());
        foreach (var request in requests)
        {
            await nearness.Beside(request, CancellationToken.None);
            var start = Stopwatch.GetTimestamp();
            await index.Search(request, CancellationToken.None);
            words.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            await index.Search(await nearness.Beside(request, CancellationToken.None), CancellationToken.None);
            both.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var (without, with) = (Percentiles.Of(words), Percentiles.Of(both));
        return new Percentiles(with.P50 - without.P50, with.P95 - without.P95, with.P99 - without.P99);
    }

    private static SearchRequest Request(string question, IReadOnlyDictionary<string, IReadOnlyList<string>> filters) =>
        new(DocumentKind.Listing, question, filters, SearchSort.Relevance, 0, 20, Language.Vi);

    /// <summary>A server runs for weeks; while its first seconds last, the runtime compiles anew what is hot.</summary>
    private static async Task WarmUp(Func<int, Task> request)
    {
        var (best, idle, done) = (double.MaxValue, 0, 0);
        for (var round = 0; idle < 2 && round < WarmUpRounds; round++)
        {
            var (watch, before) = (Stopwatch.StartNew(), done);
            for (; watch.Elapsed < WarmUpRound; done++)
            {
                await request(done);
            }

            var each = watch.Elapsed.TotalMilliseconds / (done - before);
            idle = each > best * 0.95 ? idle + 1 : 0;
            best = Math.Min(best, each);
        }
    }

    /// <summary>The adapter's median beside the median of the query alone, on the same folder, question by question in turn.</summary>
    private static async Task<double> Ratio(string folder, ISearchIndex index, SearchRequest[] requests)
    {
        using var directory = new PositionalDirectory(Path.Combine(folder, (await File.ReadAllTextAsync(Path.Combine(folder, "current"))).Trim()));
        using var reader = DirectoryReader.Open(directory);
        Columns.Warm(reader);
        var searcher = new IndexSearcher(reader) { Similarity = Bm25.Similarity };
        var (bare, whole) = (new List<double>(), new List<double>());
        foreach (var request in requests)
        {
            var query = PlainQuery.Of(Question.Of(request.Text, request.Expansions, new ReaderStatistics(reader)));
            bare.Add(Milliseconds(() => searcher.Search(query, new HitCollector(request.Kind, request.Filters, request.Sort, after: null, request.Take))));
            var start = Stopwatch.GetTimestamp();
            await index.Search(request, CancellationToken.None);
            whole.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Percentiles.Of(whole).P50 / Percentiles.Of(bare).P50;
    }

    /// <summary>Of an engine elsewhere: beside the bare query on an embedded index of the same documents.</summary>
    private static async Task<double> RatioBeside(SearchDocument[] documents, ISearchIndex index, SearchRequest[] requests)
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-speed-bare-").FullName;
        try
        {
            using var bare = new LuceneSearchIndex(folder, () => "speed", NullLogger<LuceneSearchIndex>.Instance);
            await bare.Refresh(CancellationToken.None);
            await bare.Rebuild(documents.ToAsyncEnumerable(), new IndexCheckpoint(1, 0), CancellationToken.None);
            return await Ratio(folder, index, requests);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>On two threads.</summary>
    private static async Task<double> PerSecond(Func<SearchRequest, Task> search, SearchRequest[] requests)
    {
        var (watch, done) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(thread => Task.Run(async () =>
        {
            for (var i = thread; watch.Elapsed < LoadTime; i += 2)
            {
                await search(requests[i % requests.Length]);
                Interlocked.Increment(ref done);
            }
        })));
        return done / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The search page of the built site over the same listings, from the request to its last byte, just started and warm; meaning is off.</summary>
    private static async Task<(Percentiles Cold, Percentiles Warm)> Page(SearchDocument[] documents, SyntheticListings listings, Engine engine)
    {
        var data = Directory.CreateTempSubdirectory("marketplace-speed-site-").FullName;
        try
        {
            // An index of its own, where the other one stands already.
            KeyValuePair<string, string?>[] settings = [.. engine.Settings.Where(s => s.Key != Engine.PrefixSetting), .. engine.IsEmbedded ? [] : new[] { new KeyValuePair<string, string?>(Engine.PrefixSetting, engine.NewPrefix()) }];
            await using (await Site.Start(data, settings))
            {
            }

            StoredListings.Fill(data, documents);
            await Site.Verb(data, settings, "reindex");
            await using var site = await Site.Start(data, settings);
            var paths = Enumerable.Range(0, Requests).Select(_ => new Uri("/search?q=" + Uri.EscapeDataString(listings.ShortQuestion()), UriKind.Relative)).ToArray();
            var cold = await Percentiles.Of(paths, site.Client.GetStringAsync);
            await WarmUp(i => site.Client.GetStringAsync(paths[i % paths.Length]));
            return (cold, await Percentiles.Of(paths, site.Client.GetStringAsync));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static double Milliseconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private sealed record Options(int[] Sizes, string Engine, string? Embeddings, bool WithPage)
    {
        public static Options? Of(string[] args)
        {
            var options = new Options([10_000, 30_000, 100_000], "lucene", null, WithPage: true);
            for (var i = 0; i < args.Length; i++)
            {
                var value = i + 1 < args.Length ? args[i + 1] : "";
                switch (args[i])
                {
                    case "--sizes" when value.Length > 0 && value.Split(',').All(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0):
                        options = options with { Sizes = [.. value.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture)).Order()] };
                        i++;
                        break;
                    case "--engine" when value is "lucene" or "elasticsearch":
                        options = options with { Engine = value };
                        i++;
                        break;
                    case "--embeddings" when value.Length > 0:
                        options = options with { Embeddings = value };
                        i++;
                        break;
                    case "--no-page":
                        options = options with { WithPage = false };
                        break;
                    default:
                        return null;
                }
            }

            return options;
        }
    }

    /// <summary>In milliseconds.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Percentiles(double P50, double P95, double P99)
    {
        public static async Task<Percentiles> Of<T>(T[] all, Func<T, Task> work)
        {
            var times = new List<double>(all.Length);
            foreach (var one in all)
            {
                var start = Stopwatch.GetTimestamp();
                await work(one);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return Of(times);
        }

        public static Percentiles Of(List<double> times)
        {
            times.Sort();
            return new Percentiles(times[times.Count / 2], times[times.Count * 95 / 100], times[times.Count * 99 / 100]);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p50 {P50:0.00} p95 {P95:0.00} p99 {P99:0.00} ms");
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Figures(
        int Documents, Percentiles Short, Percentiles Long, Percentiles Problem, Percentiles Suggest, (Percentiles Cold, Percentiles Warm)? Page, double Mixed, double Rare, double Indexed, long Bytes, double Ratio)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
            {Documents} documents, {Bytes >> 20} MB, indexed at {Indexed:0} a second
              1–4 syllables     {Short}
              12–25 syllables   {Long}
              2,000 characters  {Problem}
              suggestions       {Suggest}
              search page       {Page?.Warm.ToString() ?? "not measured"}
              just started      {Page?.Cold.ToString() ?? "not measured"}
              two threads       mixed {Mixed:0} rare {Rare:0} searches a second; the adapter's p50 is {Ratio:0.00} times the bare query's
            """);

        public string GrowthFrom(Figures smaller) => string.Create(CultureInfo.InvariantCulture,
            $"  {(double)Documents / smaller.Documents:0.0} times the documents: short {Short.P95 / smaller.Short.P95:0.0} long {Long.P95 / smaller.Long.P95:0.0} problem {Problem.P95 / smaller.Problem.P95:0.0} suggest {Suggest.P95 / smaller.Suggest.P95:0.0} page {Page?.Warm.P95 / smaller.Page?.Warm.P95:0.0} times p95, index size {(double)Bytes / smaller.Bytes:0.0}, searches a second ÷ {smaller.Mixed / Mixed:0.0}, rare ÷ {smaller.Rare / Rare:0.0}, documents a second ÷ {smaller.Indexed / Indexed:0.0}");

        public string LastLine() => string.Create(CultureInfo.InvariantCulture,
            $"p95 short {Short.P95:0.0} ms long {Long.P95:0.0} ms suggest {Suggest.P95:0.0} ms page {Page?.Warm.P95 ?? double.NaN:0.0} ms searches/s {Mixed:0} rare/s {Rare:0} docs/s {Indexed:0} ratio {Ratio:0.0} documents {Documents}");
    }
}
