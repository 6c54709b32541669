using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Application.Meaning;

/// <summary>
/// Makes the vectors of what the public may read and search, and nothing else, after it changed. It follows the log of changes as an index
/// does; one process of the site at a time does it, for all of them. A text has one vector of each model, found again by its digest:
/// what is broken off, published again or said twice costs nothing.
/// </summary>
public sealed partial class EmbedPublicTexts(
    IServiceScopeFactory scopes, IEmbeddingGenerator<string, Embedding<float>> embedder, MeaningModel model, TimeProvider clock, ILogger<EmbedPublicTexts> log)
{
    private const int Rows = 200;
    private const int Documents = 64;
    private const int Texts = 16;

    /// <summary>More than any model reads, and less than any server refuses.</summary>
    private const int LongestText = 6_000;

    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);
    private readonly string _holder = Guid.CreateVersion7().ToString("N");

    internal static string LeaseName(MeaningModel model) => "public-texts:" + model.Name;

    private string PositionName => "vectors:" + model.Name;

    /// <summary>Until every public text has its vector, or another process is at it.</summary>
    public async Task CatchUp(CancellationToken cancellationToken)
    {
        while (await Step(cancellationToken))
        {
        }
    }

    /// <summary>One stretch of the log.</summary>
    /// <returns>Whether there may be more.</returns>
    private async Task<bool> Step(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        if (await Position(db, cancellationToken) is { } known && !await db.ChangesAfter(known).AnyAsync(cancellationToken))
        {
            return false;
        }

        if (!await Renew(db, cancellationToken))
        {
            return false;
        }

        // Read again: the one before may have gone on until it let go.
        var position = await Position(db, cancellationToken);
        if (position is not { } from || !await db.IsWithinLog(from, cancellationToken))
        {
            await All(scope.ServiceProvider, db, cancellationToken);
            return true;
        }

        var rows = await db.ChangesAfter(from).Take(Rows).ToListAsync(cancellationToken);
        foreach (var changes in (await scope.ServiceProvider.GetRequiredService<SearchDocuments>().Of(rows, cancellationToken)).Chunk(Documents))
        {
            await TakeIn(db, changes, cancellationToken);
        }

        if (rows.Count > 0)
        {
            await Keep(db, rows[^1].Position, cancellationToken);
        }

        return rows.Count == Rows;
    }

    private async Task All(IServiceProvider services, MarketplaceDb db, CancellationToken cancellationToken)
    {
        var position = await db.LastPosition(cancellationToken);
        var (done, made) = (0, 0);
        var seen = new HashSet<Guid>();
        await foreach (var documents in services.GetRequiredService<SearchDocuments>().All(cancellationToken).Chunk(Documents).WithCancellation(cancellationToken))
        {
            made += await TakeIn(db, [.. documents.Select(d => new IndexChange(d.Kind, d.Id, d))], cancellationToken);
            done += documents.Length;
            seen.UnionWith(documents.Select(d => d.Id));
            LogProgress(log, done, made, model.Name);
        }

        var gone = (await db.PublicTexts.AsNoTracking().Select(t => new { t.Kind, t.Subject }).Distinct().ToListAsync(cancellationToken)).FindAll(t => !seen.Contains(t.Subject));
        foreach (var changes in gone.Select(t => new IndexChange(t.Kind, t.Subject, Document: null)).Chunk(Documents))
        {
            await TakeIn(db, changes, cancellationToken);
        }

        await Keep(db, position, cancellationToken);
    }

    /// <summary>Vectors first, a few at a time, each lot for good; then what the documents say now, with a row of the log for those who follow.</summary>
    /// <returns>How many vectors were made.</returns>
    private async Task<int> TakeIn(MarketplaceDb db, IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var wanted = changes.SelectMany(TextsOf).ToArray();
        var made = await MakeMissing(db, wanted, cancellationToken);
        var subjects = changes.Select(c => c.Id).ToArray();
        var stored = await db.PublicTexts.Where(t => subjects.Contains(t.Subject)).ToListAsync(cancellationToken);
        var old = stored.FindAll(t => !wanted.Any(w => w.Is(t)));
        var current = wanted.Where(w => !stored.Exists(w.Is)).Select(w => w.Row()).ToArray();
        db.RemoveRange(old);
        db.AddRange(current);
        Tell(db, old.Concat(current).Select(t => t.Subject));
        await db.SaveChangesAsync(cancellationToken);
        await Forget(db, [.. old.Select(t => t.TextHash)], cancellationToken);
        return made;
    }

    /// <summary>In the same save as what changed: whoever follows the log reads it then.</summary>
    private void Tell(MarketplaceDb db, IEnumerable<Guid> subjects) =>
        db.AddRange(subjects.Distinct().Select(s => new ChangeRow { Topic = nameof(PublicText), Subject = s, Version = 0, At = clock.GetUtcNow().UtcDateTime }));

    private async Task<int> MakeMissing(MarketplaceDb db, IReadOnlyList<Text> wanted, CancellationToken cancellationToken)
    {
        var hashes = wanted.Select(w => w.Hash).Distinct(StringComparer.Ordinal).ToArray();
        var known = await db.TextVectors.Where(v => v.Model == model.Name && hashes.Contains(v.TextHash)).Select(v => v.TextHash).ToListAsync(cancellationToken);
        var missing = wanted.Where(w => !known.Contains(w.Hash, StringComparer.Ordinal)).DistinctBy(w => w.Hash, StringComparer.Ordinal).ToArray();
        foreach (var few in missing.Chunk(Texts))
        {
            if (!await Renew(db, cancellationToken))
            {
                throw new InvalidOperationException("Another process makes vectors; this one was held up for longer than its lease.");
            }

            var vectors = await embedder.GenerateAsync(few.Select(t => model.PassagePrefix + t.Content), cancellationToken: cancellationToken);
            foreach (var (text, vector) in few.Zip(vectors))
            {
                var quantized = QuantizedVector.Of(vector.Vector.Span);
                db.Add(new TextVector { Model = model.Name, TextHash = text.Hash, Values = quantized.Bytes, Scale = quantized.Scale });
            }

            Tell(db, wanted.Where(w => few.Any(t => t.Hash == w.Hash)).Select(w => w.Subject));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return missing.Length;
    }

    /// <summary>Vectors of texts that nobody can read any more.</summary>
    private static async Task Forget(MarketplaceDb db, string[] hashes, CancellationToken cancellationToken)
    {
        if (hashes.Length > 0)
        {
            await db.TextVectors.Where(v => hashes.Contains(v.TextHash) && !db.PublicTexts.Any(t => t.TextHash == v.TextHash)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private IEnumerable<Text> TextsOf(IndexChange change)
    {
        if (change.Document is not { } document)
        {
            return [];
        }

        var sides = new[] { (Language: Language.Vi, Content: Content(document, t => t.Vi)), (Language: Language.En, Content: Content(document, t => t.En)) }.Where(s => s.Content.Length > 0).ToArray();

        // Who knows no Vietnamese writes English where the form asks for Vietnamese: a text that stands alone is of the language it is in.
        return sides.Select(s => new Text(document.Kind, document.Id, sides.Length == 1 ? MarkRestoring.LanguageOf(s.Content) : s.Language, s.Content, Hash(model.PassagePrefix + s.Content)));
    }

    private static string Content(SearchDocument document, Func<Bilingual, string?> side)
    {
        var content = string.Join('\n', new[] { document.Title, document.Summary, document.Body }.Select(side).OfType<string>());
        return content.Length > LongestText ? WholeText.Of(content[..LongestText]) : content;
    }

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private Task<bool> Renew(MarketplaceDb db, CancellationToken cancellationToken) => Lease.Take(db, LeaseName(model), _holder, LeaseTime, clock, cancellationToken);

    private async Task<long?> Position(MarketplaceDb db, CancellationToken cancellationToken) =>
        await db.Settings.AsNoTracking().Where(s => s.Name == PositionName).Select(s => s.Value).SingleOrDefaultAsync(cancellationToken) is { } value ? long.Parse(value, CultureInfo.InvariantCulture) : null;

    private async Task Keep(MarketplaceDb db, long position, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var setting = await db.Settings.SingleOrDefaultAsync(s => s.Name == PositionName, cancellationToken) ?? db.Add(new Setting(PositionName, "")).Entity;
        setting.Value = position.ToString(CultureInfo.InvariantCulture);
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Documents} documents looked through, {Made} vectors made with {Model}.")]
    private static partial void LogProgress(ILogger log, int documents, int made, string model);

    private sealed record Text(DocumentKind Kind, Guid Subject, Language Language, string Content, string Hash)
    {
        public PublicText Row() => new() { Subject = Subject, Language = Language, Kind = Kind, TextHash = Hash };

        public bool Is(PublicText row) => (row.Subject, row.Language, row.TextHash) == (Subject, Language, Hash);
    }
}
