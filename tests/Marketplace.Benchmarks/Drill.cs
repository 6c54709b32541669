using System.Diagnostics;
using System.Globalization;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Search.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.Benchmarks;

/// <summary>
/// Kills a process that indexes and rebuilds, again and again at any moment, and opens what it left: everything that it said was
/// committed must be there, once, and the next process goes on from there by itself.
/// </summary>
internal static class Drill
{
    private const string InOwnProcess = "--in-own-process";
    private const string Database = "drill";
    private const int UsualRounds = 50;
    private const int ShortestLife = 100;
    private const int LongestLife = 1_200;

    public static async Task<int> Run(string[] args)
    {
        switch (args)
        {
            case ["index", InOwnProcess, var folder]:
                return await Work(folder);
            case ["index"]:
                return await Rounds(UsualRounds);
            case ["index", "--rounds", var given] when int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0:
                return await Rounds(rounds);
            default:
                Console.Error.WriteLine("usage: drill index [--rounds 50]");
                return 2;
        }
    }

    private static async Task<int> Rounds(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-drill-").FullName;
        try
        {
            var (random, committed, state) = (new Random(20261126), 0L, default(State));
            for (var round = 1; round <= rounds; round++)
            {
                committed = Math.Max(committed, await KillAfter(folder, random.Next(ShortestLife, LongestLife)));
                state = await Open(folder, committed);
                if (state.Position < committed || state.Found < committed || state.Doubled > 0)
                {
                    Console.WriteLine($"round {round}: the index stands at {state.Position}");
                    break;
                }

                committed = state.Position;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"committed {committed} found {state.Found} doubled {state.Doubled}"));
            return state.Found == committed && state.Doubled == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The last position that the process said was committed before it was killed.</summary>
    private static async Task<long> KillAfter(string folder, int milliseconds)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Own(), "drill", "index", InOwnProcess, folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var last = 0L;
        var reading = Task.Run(async () =>
        {
            // A line that the kill cut off has no end, and is not read.
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                last = long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : last;
            }
        });

        // From when it has opened the index, so that each life is spent at work.
        while (Volatile.Read(ref last) == 0 && !process.HasExited)
        {
            await Task.Delay(5);
        }

        await Task.Delay(milliseconds);
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        return last;
    }

    /// <summary>Under the shared host, the program's own file comes first.</summary>
    private static string[] Own() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "Marketplace.Benchmarks.dll")] : [];

    private static async Task<State> Open(string folder, long committed)
    {
        using var index = new LuceneSearchIndex(folder, () => Database, NullLogger<LuceneSearchIndex>.Instance);
        if (!await index.Refresh(CancellationToken.None))
        {
            throw new InvalidOperationException("The killed process still holds the index.");
        }

        var ids = await index.Contents(CancellationToken.None).Select(d => d.Id).ToListAsync();
        var there = ids.ToHashSet();
        var position = index.Checkpoint.Position;
        return new State(position, Enumerable.Range(1, (int)Math.Max(position, committed)).Count(number => there.Contains(Document(number).Id)), ids.Count - there.Count);
    }

    /// <summary>What a site does: goes on from the checkpoint a few changes at a time, and builds anew in between.</summary>
    private static async Task<int> Work(string folder)
    {
        using var index = new LuceneSearchIndex(folder, () => Database, NullLogger<LuceneSearchIndex>.Instance);
        await index.Refresh(CancellationToken.None);
        var random = new Random();
        while (true)
        {
            var position = (int)index.Checkpoint.Position;
            var count = random.Next(1, 20);
            await index.Apply([.. Enumerable.Range(position + 1, count).Select(Document).Select(d => new IndexChange(d.Kind, d.Id, d))], position + count, CancellationToken.None);
            Console.WriteLine(position + count);
            if (random.Next(10) == 0)
            {
                await index.Rebuild(Enumerable.Range(1, position + count).Select(Document).ToAsyncEnumerable(), index.Checkpoint, CancellationToken.None);
            }
        }
    }

    private static SearchDocument Document(int number) => new(
        DocumentKind.Listing, new Guid(number, 0, 0, new byte[8]), new Bilingual($"Công nghệ số {number}"), Bilingual.None, new Bilingual("Mẫu thử của một lần diễn tập."), [],
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), DateTime.UnixEpoch, Trl: null);

    /// <param name="Found">How many of the documents up to the position are there.</param>
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct State(long Position, int Found, int Doubled);
}
