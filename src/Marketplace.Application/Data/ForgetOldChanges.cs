using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Data;

/// <summary>
/// Throws away what the log of changes has held for longer than <see cref="ChangeRow.Kept"/>, from its beginning on and without a hole.
/// The newest of what is old stays: whoever has read up to there lacks nothing, whoever has not sees that the log begins after it, and a log
/// in which nothing happens still says where it ends. Two processes at it at once do no harm.
/// </summary>
public sealed class ForgetOldChanges(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Batch = 1_000;

    public async Task Forget(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var before = clock.GetUtcNow().UtcDateTime - ChangeRow.Kept;

        // The last that is old, and not the first that is young: a node whose clock was once wrong must not stop it.
        if (await db.ChangesAfter(0).Where(c => c.At < before).MaxAsync(c => (long?)c.Position, cancellationToken) is { } last)
        {
            while (await db.ForgetOldest(Batch, last, cancellationToken) == Batch)
            {
            }
        }
    }
}
