using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Common;

/// <summary>Loading a root for a decision.</summary>
internal static class Finding
{
    /// <summary>Says that the sender may touch everybody's: staff, or a command that checks whose it is itself.</summary>
    public static IQueryable<TRoot> OfAnyone<TRoot>(this DbSet<TRoot> roots)
        where TRoot : Root => roots;

    /// <summary>The root as the sender saw it.</summary>
    /// <exception cref="Refused">when it does not exist for this sender, or was changed meanwhile.</exception>
    public static async Task<TRoot> Find<TRoot, TId>(this IQueryable<TRoot> roots, TId id, Version seen, CancellationToken cancellationToken)
        where TRoot : Root<TId>
        where TId : struct, ITypedId
    {
        var root = await roots.Find(id, cancellationToken);
        return root.Version == seen ? root : throw new Refused(Problem.ChangedMeanwhile);
    }

    /// <summary>The root as it is now, for a decision that does not depend on what the sender saw of it.</summary>
    /// <exception cref="Refused">when it does not exist for this sender.</exception>
    public static async Task<TRoot> Find<TRoot, TId>(this IQueryable<TRoot> roots, TId id, CancellationToken cancellationToken)
        where TRoot : Root<TId>
        where TId : struct, ITypedId =>
        await roots.SingleOrDefaultAsync(r => r.Id.Equals(id), cancellationToken) ?? throw new Refused(Problem.NotFound);

    /// <summary>A query's answer, or not found.</summary>
    public static async Task<TAnswer> Found<TAnswer>(this IQueryable<TAnswer> answers, CancellationToken cancellationToken)
        where TAnswer : class =>
        await answers.FirstOrDefaultAsync(cancellationToken) ?? throw new Refused(Problem.NotFound);
}
