using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Marketplace.Application.Data;

/// <summary>
/// What happens in every save, before it: events are published until there are none, versions of changed roots rise,
/// the changes are logged for the index and for open pages, and the command at hand gets its audit row.
/// </summary>
internal sealed class SavingChanges(IMediator publisher, CommandAtHand commandAtHand, TimeProvider clock) : SaveChangesInterceptor
{
    private const int Rounds = 10;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (MarketplaceDb)eventData.Context!;
        await PublishEvents(db, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var root in RaiseVersions(db))
        {
            db.Add(new ChangeRow { Topic = root.GetType().Name, Subject = root.Key, Version = root.Version.Number, At = now });
            commandAtHand.Changed(root);
        }

        if (commandAtHand.TakeAudit(now) is { } row)
        {
            db.Add(row);
        }

        return result;
    }

    private async Task PublishEvents(MarketplaceDb db, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var events = db.ChangeTracker.Entries<Root>().SelectMany(e => e.Entity.TakeEvents()).ToArray();
            if (events.Length == 0)
            {
                return;
            }

            foreach (var deed in events)
            {
                var notification = (INotification)Activator.CreateInstance(typeof(Happened<>).MakeGenericType(deed.GetType()), deed)!;
                await publisher.Publish(notification, cancellationToken);
            }
        }

        throw new InvalidOperationException($"Events caused events for more than {Rounds} rounds.");
    }

    /// <summary>All that is tracked is looked through once: every call for its entries compares each of them with what was loaded.</summary>
    private static List<Root> RaiseVersions(MarketplaceDb db)
    {
        var tracked = db.ChangeTracker.Entries().ToArray();
        var byKey = tracked.ToLookup(e => (e.Metadata, KeyOf(e)));
        var changed = new HashSet<Root>(ReferenceEqualityComparer.Instance);
        foreach (var entry in tracked.Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (RootOf(entry, byKey) is { } root)
            {
                changed.Add(root);
            }
        }

        foreach (var root in changed)
        {
            root.RaiseVersion();
        }

        return [.. changed];
    }

    private static Root? RootOf(EntityEntry entry, ILookup<(IEntityType Type, object? Key), EntityEntry> byKey)
    {
        while (entry.Entity is Part)
        {
            entry = OwnerOf(entry, byKey);
        }

        return entry.Entity as Root;
    }

    /// <summary>The entity whose collection holds this part; parts are only ever loaded through it, so it is tracked.</summary>
    private static EntityEntry OwnerOf(EntityEntry part, ILookup<(IEntityType Type, object? Key), EntityEntry> byKey)
    {
        var key = part.Metadata.GetForeignKeys().Single(k => k.PrincipalToDependent is not null);
        var value = part.State == EntityState.Deleted ? part.OriginalValues[key.Properties[0]] : part.CurrentValues[key.Properties[0]];
        return byKey[(key.PrincipalEntityType, value)].Single();
    }

    private static object? KeyOf(EntityEntry entry) => entry.CurrentValues[entry.Metadata.FindPrimaryKey()!.Properties[0]];
}
