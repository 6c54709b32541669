using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Meaning;

/// <summary>How search by meaning is on this node, for whoever runs the site. It is looked at often, so the embedder is asked once a minute at most.</summary>
public sealed class MeaningState(
    IServiceScopeFactory scopes, IEmbeddingGenerator<string, Embedding<float>> embedder, MeaningModel model, VectorStore vectors, VectorFollower follower, TimeProvider clock)
{
    /// <summary>Whoever looks waits no longer; the next look may know more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>What takes longer is no answer.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private Task<Exception?>? _asked;
    private DateTimeOffset _askedAt;

    public async Task<MeaningFigures> Look(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var wanted = await scope.ServiceProvider.GetRequiredService<SearchDocuments>().Count(cancellationToken);
        var made = follower.Position is null ? 0 : Enum.GetValues<DocumentKind>().Sum(kind => vectors[kind].Count);
        return new MeaningFigures(model.Name, await Failure(cancellationToken), made, wanted);
    }

    private async Task<Exception?> Failure(CancellationToken cancellationToken)
    {
        try
        {
            return await Asked().WaitAsync(Patience, clock, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            return exception;
        }
    }

    private Task<Exception?> Asked()
    {
        lock (_lock)
        {
            if (_asked is null || clock.GetUtcNow() - _askedAt >= Remembered)
            {
                (_asked, _askedAt) = (Ask(), clock.GetUtcNow());
            }

            return _asked;
        }
    }

    private async Task<Exception?> Ask()
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            // Some embedders work before they return a task, and nobody else shall wait for the lock.
            await Task.Run(() => embedder.GenerateVectorAsync(model.QueryPrefix + "a", cancellationToken: limit.Token), CancellationToken.None).WaitAsync(Limit, clock, CancellationToken.None);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception;
        }
    }
}

/// <param name="Failure">Why the embedder does not answer; null when it does.</param>
/// <param name="Made">So many documents are found by meaning on this node.</param>
/// <param name="Wanted">So many documents the public sees.</param>
public sealed record MeaningFigures(string Model, Exception? Failure, int Made, int Wanted)
{
    public bool IsWhole => Failure is null && Made >= Wanted;
}
