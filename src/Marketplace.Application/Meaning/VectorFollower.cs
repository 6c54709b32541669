using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Meaning;

/// <summary>Loads this node's vectors, and the counts by which marks are restored, and keeps both in step with what is made here or elsewhere.</summary>
public sealed class VectorFollower(IServiceScopeFactory scopes, VectorStore vectors, MarkRestoring marks, MeaningModel model)
{
    private const int Batch = 500;

    /// <summary>So many documents teach which marks belong where; more teach little more.</summary>
    private const int MostCounted = 20_000;

    private const long NotLoaded = -1;

    private long _position = NotLoaded;

    /// <summary>Up to where in the log of changes this node's vectors are in step; null until they are loaded.</summary>
    public long? Position => Volatile.Read(ref _position) is not NotLoaded and var position ? position : null;

    public async Task CatchUp(CancellationToken cancellationToken)
    {
        if (await IsToBeLoaded(cancellationToken))
        {
            await Load(cancellationToken);
        }

        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
            var rows = await db.ChangesAfter(_position).Take(Batch).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                return;
            }

            if (!await db.ReachesBackTo(_position, cancellationToken))
            {
                await Load(cancellationToken);
                continue;
            }

            var subjects = rows.Where(r => r.Topic == nameof(PublicText)).Select(r => r.Subject).Distinct().ToArray();
            if (subjects.Length > 0)
            {
                await Take(db, subjects, cancellationToken);
                await CountChanged(scope.ServiceProvider, db, subjects, cancellationToken);
            }

            Volatile.Write(ref _position, rows[^1].Position);
        }
    }

    /// <summary>At first, and when an older copy of the database was put in its place.</summary>
    private async Task<bool> IsToBeLoaded(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return _position == NotLoaded || await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().EndsBefore(_position, cancellationToken);
    }

    /// <summary>The log's position is read before the vectors are, so that nothing is missed.</summary>
    private async Task Load(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var position = await db.LastPosition(cancellationToken);
        vectors.Clear();
        (DocumentKind Kind, Guid Subject)? at = null;
        var own = new List<(Language, QuantizedVector)>(2);
        await foreach (var row in Joined(db.PublicTexts, db).OrderBy(r => r.Subject).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (at is { } before && before.Subject != row.Subject)
            {
                vectors.Put(before.Kind, before.Subject, own);
                own.Clear();
            }

            at = (row.Kind, row.Subject);
            own.Add((row.Language, QuantizedVector.Of(row.Values, row.Scale)));
        }

        if (at is { } last)
        {
            vectors.Put(last.Kind, last.Subject, own);
        }

        ShippedTexts.Vietnamese().ForEach(marks.Count);
        var counted = 0;
        await foreach (var document in scope.ServiceProvider.GetRequiredService<SearchDocuments>().All(cancellationToken))
        {
            Count(document);
            if (++counted == MostCounted)
            {
                break;
            }
        }

        Volatile.Write(ref _position, position);
    }

    private async Task Take(MarketplaceDb db, Guid[] subjects, CancellationToken cancellationToken)
    {
        var rows = await Joined(db.PublicTexts.Where(t => subjects.Contains(t.Subject)), db).ToListAsync(cancellationToken);
        foreach (var subject in subjects)
        {
            var own = rows.FindAll(r => r.Subject == subject);
            foreach (var kind in Enum.GetValues<DocumentKind>())
            {
                vectors.Put(kind, subject, [.. own.Where(r => r.Kind == kind).Select(r => (r.Language, QuantizedVector.Of(r.Values, r.Scale)))]);
            }
        }
    }

    private async Task CountChanged(IServiceProvider services, MarketplaceDb db, Guid[] subjects, CancellationToken cancellationToken)
    {
        var kinds = await db.PublicTexts.Where(t => subjects.Contains(t.Subject) && t.Language == Language.Vi).Select(t => new { t.Kind, t.Subject }).ToListAsync(cancellationToken);
        var rows = kinds.ConvertAll(t => new ChangeRow { Topic = t.Kind.ToString(), Subject = t.Subject, Version = 0, At = default });
        foreach (var change in await services.GetRequiredService<SearchDocuments>().Of(rows, cancellationToken))
        {
            if (change.Document is { } document && subjects.Contains(document.Id))
            {
                Count(document);
            }
        }
    }

    private void Count(SearchDocument document)
    {
        foreach (var text in new[] { document.Title, document.Summary, document.Body })
        {
            marks.Count(text.Vi);
        }

        foreach (var keyword in document.Keywords)
        {
            marks.Count(keyword);
        }
    }

    private IQueryable<Row> Joined(IQueryable<PublicText> texts, MarketplaceDb db) => texts.AsNoTracking()
        .Join(db.TextVectors.Where(v => v.Model == model.Name), t => t.TextHash, v => v.TextHash, (t, v) => new Row { Kind = t.Kind, Subject = t.Subject, Language = t.Language, Values = v.Values, Scale = v.Scale });

    private sealed class Row
    {
        public required DocumentKind Kind { get; init; }

        public required Guid Subject { get; init; }

        public required Language Language { get; init; }

        public required byte[] Values { get; init; }

        public required float Scale { get; init; }
    }
}
