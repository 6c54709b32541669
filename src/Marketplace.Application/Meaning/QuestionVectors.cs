using System.Diagnostics.Metrics;
using System.Text;
using Marketplace.Domain.Common;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Application.Meaning;

/// <summary>The vector of a question, if it can be had within the budget. A search never waits longer, and never fails for want of it.</summary>
public sealed partial class QuestionVectors(
    [FromKeyedServices(QuestionVectors.Remembered)] IEmbeddingGenerator<string, Embedding<float>> embedder, MeaningModel model, TimeProvider clock, IMeterFactory meters, ILogger<QuestionVectors> log) : IDisposable
{
    /// <summary>The key of the embedder that remembers what it was asked.</summary>
    public const string Remembered = "questions";

    /// <summary>Of figures: how many questions went without a vector, and why.</summary>
    public const string Meter = "Marketplace.Meaning";

    /// <summary>A pasted problem says in its first lines what it is about, and more would take longer than the budget.</summary>
    private const int LongestQuestion = 800;

    /// <summary>A vector that comes too late for this search is still made, within so many budgets, and serves the next page.</summary>
    private const int LateBudgets = 20;

    private readonly Counter<long> _without = meters.Create(Meter).CreateCounter<long>("marketplace.meaning.questions_without_vector", "{question}", "Questions that were searched by words alone.");
    private readonly CancellationTokenSource _closing = new();
    private long _quietUntil;

    public ValueTask<float[]?> Of(string question, CancellationToken cancellationToken) => Of(model.QueryPrefix + Beginning(question), model.Budget, cancellationToken);

    /// <summary>Of a text that is compared with others and not published yet. At a desk one waits longer than in a search.</summary>
    public ValueTask<float[]?> OfText(string text, CancellationToken cancellationToken) => Of(model.PassagePrefix + Beginning(text), model.Budget * LateBudgets, cancellationToken);

    private async ValueTask<float[]?> Of(string text, TimeSpan budget, CancellationToken cancellationToken)
    {
        var work = Make(text);
        try
        {
            return await work.WaitAsync(budget, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            _without.Add(1, new KeyValuePair<string, object?>("reason", "late"));
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            _without.Add(1, new KeyValuePair<string, object?>("reason", "failed"));
            Tell(exception);
            return null;
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task<float[]> Make(string text)
    {
        using var limit = new CancellationTokenSource(model.Budget * LateBudgets, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _closing.Token);
        return (await embedder.GenerateVectorAsync(text, cancellationToken: either.Token)).ToArray();
    }

    /// <summary>In composed letters: servers differ in what they make of half-composed ones.</summary>
    private static string Beginning(string question)
    {
        var composed = WholeText.Of(question).Normalize(NormalizationForm.FormC);
        if (composed.Length <= LongestQuestion)
        {
            return composed;
        }

        var end = composed.LastIndexOf(' ', LongestQuestion);
        return composed[..(end > 0 ? end : LongestQuestion)];
    }

    /// <summary>Once a minute: a server that is gone fails every search.</summary>
    private void Tell(Exception exception)
    {
        var (now, until) = (clock.GetTimestamp(), Interlocked.Read(ref _quietUntil));
        if (now >= until && Interlocked.CompareExchange(ref _quietUntil, now + (60 * clock.TimestampFrequency), until) == until)
        {
            LogFailure(log, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Questions have no vectors at the moment; words alone are searched.")]
    private static partial void LogFailure(ILogger log, Exception exception);
}
