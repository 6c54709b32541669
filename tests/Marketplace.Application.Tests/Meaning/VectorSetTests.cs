using Marketplace.Application.Meaning;
using Marketplace.Domain.Common;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Meaning;

public sealed class VectorSetTests
{
    private const int Width = 384;
    private readonly Random _random = new(11);

    [Fact]
    public void Every_way_to_multiply_gives_the_same_and_none_overflows()
    {
        for (var round = 0; round < 200; round++)
        {
            var question = Enumerable.Range(0, Width).Select(_ => (short)(round == 0 ? 127 : _random.Next(-127, 128))).ToArray();
            var row = Enumerable.Range(0, Width).Select(_ => (sbyte)(round == 0 ? 127 : round == 1 ? -127 : _random.Next(-127, 128))).ToArray();
            var expected = Int8Dot.OneByOne(question, row);
            Int8Dot.ByVector256(question, row).ShouldBe(expected);
            Int8Dot.Of(question, row).ShouldBe(expected);
            if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
            {
                Int8Dot.ByAvx2(question, row).ShouldBe(expected);
            }
        }
    }

    [Fact]
    public void The_nearest_are_those_that_a_plain_comparison_finds()
    {
        using var set = new VectorSet();
        var all = Enumerable.Range(0, 3_000).Select(_ => (Id: Guid.CreateVersion7(), Vector: Unit())).ToArray();
        foreach (var (id, vector) in all)
        {
            set.Put(id, [(Language.Vi, QuantizedVector.Of(vector))]);
        }

        for (var round = 0; round < 20; round++)
        {
            var question = Unit();
            var expected = all.Select(a => (a.Id, Cosine: Dot(a.Vector, question))).OrderByDescending(a => a.Cosine).Take(10).ToArray();
            var found = set.Nearest(question, From(0.0f), 10);
            found.Count.ShouldBe(10);
            found.Select(f => f.Cosine).ShouldBeInOrder(SortDirection.Descending);
            foreach (var (near, (_, cosine)) in found.Zip(expected))
            {
                near.Cosine.ShouldBe(cosine, 0.005f);
                set.CosineOf(near.Id, question).ShouldBe(near.Cosine);
            }
        }
    }

    [Fact]
    public void Nothing_below_the_threshold_is_near()
    {
        using var set = new VectorSet();
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var question = Unit();
        set.Put(one, [(Language.Vi, QuantizedVector.Of(question))]);
        set.Put(other, [(Language.Vi, QuantizedVector.Of(Unit()))]);

        set.Nearest(question, From(0.9f), 10).Select(n => n.Id).ShouldBe([one]);
        set.Nearest(question, From(-1f), 10).Select(n => n.Id).ShouldBe([one, other]);
        set.Nearest(question, From(-1f), 1).Select(n => n.Id).ShouldBe([one]);
        set.Nearest(question, From(-1f), 0).ShouldBeEmpty();
    }

    [Fact]
    public void A_document_in_two_languages_is_as_near_as_the_nearer_of_them()
    {
        using var set = new VectorSet();
        var (vi, en) = (Unit(), Unit());
        var id = Guid.CreateVersion7();
        set.Put(id, [(Language.Vi, QuantizedVector.Of(vi)), (Language.En, QuantizedVector.Of(en))]);

        set.Count.ShouldBe(1);
        set.Nearest(vi, From(0.5f), 10).ShouldHaveSingleItem().Cosine.ShouldBe(1, 0.01f);
        set.Nearest(en, From(0.5f), 10).ShouldHaveSingleItem().Id.ShouldBe(id);
        set.Of(id).Count.ShouldBe(2);
    }

    [Fact]
    public void Documents_that_change_or_go_leave_nothing_behind()
    {
        using var set = new VectorSet();
        var held = new Dictionary<Guid, float[][]>();
        for (var step = 0; step < 2_000; step++)
        {
            var id = held.Count > 0 && _random.Next(3) > 0 ? held.Keys.ElementAt(_random.Next(held.Count)) : Guid.CreateVersion7();
            var vectors = Enumerable.Range(0, _random.Next(3)).Select(_ => Unit(32)).ToArray();
            set.Put(id, [.. vectors.Select(v => (Language.En, QuantizedVector.Of(v)))]);
            held.Remove(id);
            if (vectors.Length > 0)
            {
                held[id] = vectors;
            }
        }

        set.Count.ShouldBe(held.Count);
        foreach (var (id, vectors) in held)
        {
            foreach (var vector in vectors)
            {
                set.CosineOf(id, vector)!.Value.ShouldBeGreaterThan(0.99f);
            }
        }

        set.CosineOf(Guid.CreateVersion7(), Unit(32)).ShouldBeNull();
        set.Clear();
        set.Nearest(Unit(32), From(-1f), 10).ShouldBeEmpty();
    }

    [Fact]
    public void Vectors_of_another_width_are_refused()
    {
        using var set = new VectorSet();
        set.Put(Guid.CreateVersion7(), [(Language.Vi, QuantizedVector.Of(Unit(384)))]);
        Should.Throw<ArgumentException>(() => set.Put(Guid.CreateVersion7(), [(Language.Vi, QuantizedVector.Of(Unit(768)))]));
    }

    [Fact]
    public void Each_language_is_measured_by_its_own_nearest_and_the_other_one_from_farther_away()
    {
        using var set = new VectorSet();
        var question = At(1);
        var (good, fair, poor, english) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (id, cosine, language) in new[] { (good, 0.90f, Language.Vi), (fair, 0.86f, Language.Vi), (poor, 0.82f, Language.Vi), (english, 0.77f, Language.En) })
        {
            set.Put(id, [(language, QuantizedVector.Of(At(cosine)))]);
        }

        set.Nearest(question, new Reach(0.80f, 0.74f, 0.05f, StandOut: 0), 10).Select(n => n.Id).ShouldBe([good, fair, english]);
        set.Nearest(question, new Reach(0.74f, 0.80f, 0.05f, StandOut: 0), 10).Select(n => n.Id).ShouldBe([good, fair]);
        set.Nearest(question, new Reach(0.80f, 0.74f, 0.05f, StandOut: 0), 10, except: good).Select(n => n.Id).ShouldBe([fair, poor, english]);
    }

    [Fact]
    public void What_is_as_near_as_everything_else_is_not_near()
    {
        var question = At(1);
        using var set = new VectorSet();
        for (var i = 0; i < 60; i++)
        {
            set.Put(Guid.CreateVersion7(), [(Language.Vi, QuantizedVector.Of(At(0.80f + (i % 5 * 0.005f))))]);
        }

        set.Nearest(question, new Reach(0.75f, 0.75f, 0.05f, StandOut: 2), 10).ShouldBeEmpty();
        var (fitting, few) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        set.Put(fitting, [(Language.Vi, QuantizedVector.Of(At(0.90f)))]);
        set.Put(few, [(Language.En, QuantizedVector.Of(At(0.79f)))]);
        set.Nearest(question, new Reach(0.75f, 0.75f, 0.05f, StandOut: 2), 10).Select(n => n.Id).ShouldBe([fitting, few]);
    }

    /// <summary>However much nearer the nearest is.</summary>
    private static Reach From(float threshold) => new(threshold, threshold, 2, StandOut: 0);

    /// <summary>As near to the first axis.</summary>
    private static float[] At(float cosine)
    {
        var vector = new float[Width];
        (vector[0], vector[1]) = (cosine, MathF.Sqrt(1 - (cosine * cosine)));
        return vector;
    }

    private float[] Unit(int width = Width)
    {
        var vector = Enumerable.Range(0, width).Select(_ => (float)(_random.NextDouble() - 0.5)).ToArray();
        var length = MathF.Sqrt(Dot(vector, vector));
        return [.. vector.Select(v => v / length)];
    }

    private static float Dot(float[] one, float[] other) => one.Zip(other, (a, b) => a * b).Sum();
}
