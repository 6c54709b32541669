using Marketplace.Application.Ports;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Meaning;

/// <summary>How near in meaning documents are to a question, or to one another, across languages.</summary>
public sealed class Nearness(QuestionVectors questions, VectorStore vectors, MarkRestoring marks, MeaningModel model)
{
    /// <summary>So many neighbours are named to a search; the words find the rest.</summary>
    private const int Most = 200;

    /// <summary>So many likely doubles are named.</summary>
    private const int Doubles = 5;

    /// <summary>Of a question as somebody typed it, with or without marks.</summary>
    /// <returns>Null when there is no text, or no vector of it within the budget: then words alone are searched.</returns>
    public async ValueTask<INearness?> To(string? question, DocumentKind wanted, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(question) || vectors[wanted].Count == 0 || await questions.Of(marks.Restore(question), cancellationToken) is not { } vector
            ? null
            : new Neighbourhood(vectors[wanted], [(MarkRestoring.LanguageOf(question), vector)], model.ReachFrom, except: null);

    /// <summary>Of a document that has vectors, to those of a kind. A demand asks, and a listing answers; two of a kind are compared as texts.</summary>
    /// <returns>Null when the document has no vector yet. It is never a neighbour of itself.</returns>
    public INearness? ToDocument(Guid id, DocumentKind wanted) => vectors.Of(id) is { Count: > 0 } own
        ? new Neighbourhood(vectors[wanted], own, vectors[wanted].Of(id).Count > 0 ? model.CloseTo : model.ReachFrom, id)
        : null;

    /// <summary>How close a demand and a listing are in meaning: 0 where texts in one language begin to be close, or one in the other begins to answer; 1 where both say the same of one thing.</summary>
    /// <returns>For the other, in [0, 1]; null when one of them has no vector.</returns>
    public Func<Guid, double?> ClosenessTo(Guid one)
    {
        var ours = vectors.Of(one);
        return other => ours.Count > 0 && vectors.Of(other) is { Count: > 0 } theirs ? ours.Max(our => theirs.Max(their =>
        {
            var (from, to) = our.Language == their.Language ? (model.Close, model.Same) : (model.ThresholdAcross, model.SameAcross);
            return Math.Clamp((Cosine(our.Vector, their.Vector) - from) / (double)(to - from), 0, 1);
        })) : null;
    }

    /// <summary>Documents that may be about the very same as a text, in its language or in the other one; the nearest first. A text that is not public yet is not sent away for that: only a model in the process compares it.</summary>
    /// <param name="except">The document whose text it is.</param>
    public async Task<IReadOnlyList<NearDocument>> ToSame(Bilingual text, DocumentKind wanted, Guid except, CancellationToken cancellationToken)
    {
        if (!model.IsInProcess)
        {
            return [];
        }

        var near = new List<NearDocument>();
        foreach (var (language, side) in new[] { (Language.Vi, text.Vi), (Language.En, text.En) })
        {
            if (!string.IsNullOrWhiteSpace(side) && vectors[wanted].Count > 0 && await questions.OfText(side, cancellationToken) is { } vector)
            {
                near.AddRange(vectors[wanted].Nearest(vector, model.SameAs(language), Doubles, except).Select(n => new NearDocument(n.Id, n.Cosine)));
            }
        }

        return [.. near.GroupBy(n => n.Id).Select(g => g.MaxBy(n => n.Cosine)!).OrderByDescending(n => n.Cosine).ThenBy(n => n.Id)];
    }

    /// <summary>Of two vectors of unit length.</summary>
    private static double Cosine(float[] one, float[] other) => one.Zip(other, (a, b) => (double)a * b).Sum();

    private sealed class Neighbourhood : INearness
    {
        private readonly VectorSet _among;
        private readonly IReadOnlyList<(Language Language, float[] Vector)> _from;

        public Neighbourhood(VectorSet among, IReadOnlyList<(Language Language, float[] Vector)> from, Func<Language, Reach> reach, Guid? except)
        {
            (_among, _from) = (among, from);
            Nearest = [.. from.SelectMany(f => among.Nearest(f.Vector, reach(f.Language), Most, except))
                .GroupBy(n => n.Id, n => n.Cosine)
                .Select(g => new NearDocument(g.Key, g.Max()))
                .OrderByDescending(n => n.Cosine).ThenBy(n => n.Id)
                .Take(Most)];
        }

        public IReadOnlyList<NearDocument> Nearest { get; }

        public float? CosineOf(Guid id)
        {
            float? nearest = null;
            foreach (var (_, vector) in _from)
            {
                if (_among.CosineOf(id, vector) is { } cosine && !(cosine < nearest))
                {
                    nearest = cosine;
                }
            }

            return nearest;
        }
    }
}

public static class SearchByMeaning
{
    /// <summary>The same search, by words and by meaning; by words alone where no model is configured.</summary>
    public static async ValueTask<SearchRequest> Beside(this Nearness? nearness, SearchRequest words, CancellationToken cancellationToken) =>
        nearness is null ? words : words with { Nearness = await nearness.To(words.Text, words.Kind, cancellationToken) };
}
