using System.Diagnostics;
using System.Globalization;
using Marketplace.Application.Meaning;

namespace Marketplace.Benchmarks;

/// <summary>How long the nearest of many vectors are looked for, one question at a time.</summary>
internal static class Vectors
{
    private const int Width = 384;
    private const int Most = 200;
    private const int Rounds = 500;

    public static int Run(string[] args)
    {
        var documents = args is ["--documents", var given, ..] && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(number, Most) : 100_000;
        var random = new Random(3);
        using var set = new VectorSet();
        for (var i = 0; i < documents; i++)
        {
            set.Put(Guid.CreateVersion7(), [(Marketplace.Domain.Common.Language.Vi, QuantizedVector.Of(Unit(random)))]);
        }

        var questions = Enumerable.Range(0, 50).Select(_ => Unit(random)).ToArray();
        foreach (var (name, threshold) in new[] { ("none near", 0.9f), ("all near", -1f) })
        {
            var times = new double[Rounds];
            for (var i = -50; i < Rounds; i++)
            {
                var start = Stopwatch.GetTimestamp();
                set.Nearest(questions[(i + 50) % questions.Length], new Reach(threshold, threshold, 2, StandOut: 0), Most);
                times[Math.Max(i, 0)] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            Array.Sort(times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"vectors {documents} x {Width} {name} p50 {times[Rounds / 2]:0.00} ms p95 {times[Rounds * 95 / 100]:0.00} ms"));
        }

        return 0;
    }

    /// <summary>Of length 1, in any direction.</summary>
    public static float[] Unit(Random random)
    {
        var vector = Enumerable.Range(0, Width).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        return [.. vector.Select(v => v / length)];
    }
}
