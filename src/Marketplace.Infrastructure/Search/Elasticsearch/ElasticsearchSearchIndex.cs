using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Marketplace.Application.Ports;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Search.Elasticsearch;

/// <summary>
/// Elasticsearch over REST. Two aliases point at indices: people search in one, the log feeds the other. A rebuild fills a new index
/// and moves the feed to it; people follow as soon as it is not behind. Every process may feed: a document's version is the log's
/// position, so what comes late changes nothing.
/// </summary>
internal sealed partial class ElasticsearchSearchIndex(ElasticsearchClient client, ElasticsearchOptions options, Func<string> database, TimeProvider clock, ILogger<ElasticsearchSearchIndex> log) : ISearchIndex, IDisposable
{
    private const int Batch = 500;

    /// <summary>An index that no alias names after so long was left by a rebuild that broke off.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ElasticsearchAnswers _answers = new(client, Seen(options), log);
    private string? _feed;
    private string? _seen;

    public IndexCheckpoint Checkpoint { get; private set; }

    public void Dispose() => _writing.Dispose();

    public async ValueTask<bool> Refresh(CancellationToken cancellationToken)
    {
        await Alone(async () =>
        {
            await Adopt(cancellationToken);
            await SeeWhenLevel(cancellationToken);
        }, cancellationToken);
        return true;
    }

    public async ValueTask<SearchAnswer?> Search(SearchRequest request, CancellationToken cancellationToken) => await Answered(token => _answers.To(request, token), cancellationToken);

    public async ValueTask<IReadOnlyList<Suggestion>> Suggest(SuggestRequest request, CancellationToken cancellationToken) => await Answered(token => _answers.To(request, token), cancellationToken) ?? [];

    public async ValueTask<IReadOnlyList<SearchHit>?> MoreLikeThis(LikeRequest request, CancellationToken cancellationToken) => await Answered(token => _answers.To(request, token), cancellationToken);

    public Task Apply(IReadOnlyList<IndexChange> changes, long position, CancellationToken cancellationToken) => Alone(async () =>
    {
        await Adopt(cancellationToken);
        await Feed(_feed!, changes, position, cancellationToken);
        await Commit(_feed!, Checkpoint with { Position = position }, cancellationToken);
        await SeeWhenLevel(cancellationToken);
    }, cancellationToken);

    public async ValueTask CaughtUp(CancellationToken cancellationToken) => await Alone(() => See(cancellationToken), cancellationToken);

    public async Task Rebuild(IAsyncEnumerable<SearchDocument> documents, IndexCheckpoint from, CancellationToken cancellationToken)
    {
        var name = await Create(aliases: null, cancellationToken);
        try
        {
            // Two requests at once keep one core of the cluster busy while the next documents are read.
            await Parallel.ForEachAsync(documents.Chunk(Batch), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken }, async (chunk, token) =>
                await Feed(name, [.. chunk.Select(d => new IndexChange(d.Kind, d.Id, d))], from.Position, token));
            await Commit(name, from, cancellationToken);
        }
        catch
        {
            await client.Delete($"{name}?ignore_unavailable=true", CancellationToken.None);
            throw;
        }

        await Alone(async () =>
        {
            await Adopt(cancellationToken);
            var before = _feed!;
            await Move(FeedAlias, before, name, cancellationToken);
            if (before != _seen)
            {
                await client.Delete(before, cancellationToken);
            }

            await Sweep(cancellationToken);
            await Adopt(cancellationToken);
            await SeeWhenLevel(cancellationToken);
        }, cancellationToken);
    }

    public async IAsyncEnumerable<IndexedDocument> Contents([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = default(string); ;)
        {
            var body = new JsonObject
            {
                ["query"] = new JsonObject { ["exists"] = new JsonObject { ["field"] = Fields.Key } },
                ["size"] = 2 * Batch,
                ["sort"] = new JsonArray(Fields.Key),
                ["_source"] = new JsonArray(Fields.Refusal),
                ["docvalue_fields"] = new JsonArray(Fields.Id, Fields.Kind, Fields.Digest),
                ["track_total_hits"] = false,
            };
            if (after is not null)
            {
                body["search_after"] = new JsonArray(after);
            }

            var hits = (await client.Post($"{Seen(options)}/_search", body, cancellationToken))["hits"]!["hits"]!.AsArray();
            foreach (var hit in hits)
            {
                var fields = hit!["fields"]!;
                yield return new IndexedDocument(
                    Fields.KindOf(fields[Fields.Kind]![0]!.GetValue<long>()), Guid.ParseExact(fields[Fields.Id]![0]!.GetValue<string>(), "N"),
                    fields[Fields.Digest]![0]!.GetValue<long>(), hit["_source"]?[Fields.Refusal]?.GetValue<string>());
            }

            if (hits.Count < 2 * Batch)
            {
                yield break;
            }

            after = hits[^1]!["sort"]![0]!.GetValue<string>();
        }
    }

    private string FeedAlias => options.Prefix + "-feed";

    private static string Seen(ElasticsearchOptions options) => options.Prefix + "-search";

    private async Task Alone(Func<Task> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Null while nothing is built, or the cluster cannot answer in time, all its requests together; what people typed is never the reason.</summary>
    private async Task<T?> Answered<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        if (Checkpoint.Position == 0)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.SearchSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await ask(either.Token);
        }
        catch (Exception exception) when (ElasticsearchClient.IsNoAnswer(exception) || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnavailable(log, exception is ElasticsearchException { IsPassing: false } ? LogLevel.Error : LogLevel.Warning, exception);
            return null;
        }
    }

    /// <summary>Which indices the aliases name now, and where the one that is fed stands. Without any there is a new one.</summary>
    private async Task Adopt(CancellationToken cancellationToken)
    {
        (_feed, _seen) = await Named(cancellationToken);
        if (_feed is null)
        {
            var name = await Create(new JsonObject { [FeedAlias] = new JsonObject(), [Seen(options)] = new JsonObject() }, cancellationToken);
            (_feed, _seen) = (name, name);
        }

        Checkpoint = await CheckpointOf(_feed, cancellationToken);
    }

    private async Task<(string? Feed, string? Seen)> Named(CancellationToken cancellationToken)
    {
        try
        {
            var indices = (await client.Get($"{options.Prefix}-index-*/_alias", cancellationToken)).AsObject();
            return (Holder(FeedAlias), Holder(Seen(options)));

            string? Holder(string alias) => indices.Where(i => i.Value!["aliases"]![alias] is not null).Select(i => i.Key).FirstOrDefault();
        }
        catch (ElasticsearchException missing) when (missing.Status == HttpStatusCode.NotFound)
        {
            return (null, null);
        }
    }

    private async Task<IndexCheckpoint> CheckpointOf(string index, CancellationToken cancellationToken)
    {
        try
        {
            return IndexLayout.CheckpointIn((await client.Get($"{index}/_doc/{IndexLayout.Checkpoint}", cancellationToken))["_source"], database());
        }
        catch (ElasticsearchException missing) when (missing.Status == HttpStatusCode.NotFound)
        {
            return default;
        }
    }

    private async Task<string> Create(JsonObject? aliases, CancellationToken cancellationToken)
    {
        var name = $"{options.Prefix}-index-{Guid.CreateVersion7():N}";
        var body = IndexLayout.Index(options.Replicas);
        if (aliases is not null)
        {
            body["aliases"] = aliases;
        }

        try
        {
            await client.Put(name, body, cancellationToken);
        }
        catch (ElasticsearchException again) when (again.Type == "resource_already_exists_exception")
        {
            // The answer to the first attempt was lost.
        }

        return name;
    }

    /// <summary>Documents with the log's position as their version: an older one than what is there is passed over.</summary>
    private async Task Feed(string index, IReadOnlyList<IndexChange> changes, long position, CancellationToken cancellationToken)
    {
        foreach (var some in changes.Chunk(Batch))
        {
            var answer = await client.Lines($"{index}/_bulk", isAsked: false, some.SelectMany(c => Lines(c, position, Laid(c))), cancellationToken);
            var refused = new List<JsonNode>();
            foreach (var (item, change) in answer["items"]!.AsArray().Zip(some))
            {
                var result = item!.AsObject().First().Value!;
                if (result["status"]!.GetValue<int>() == (int)HttpStatusCode.BadRequest && change.Document is { } document)
                {
                    var why = result["error"]?["reason"]?.GetValue<string>() ?? "";
                    LogRefused(log, change.Kind, change.Id, why);
                    refused.AddRange(Lines(change, position, IndexLayout.Refused(document, why)));
                    continue;
                }

                CheckIsIn(result);
            }

            if (refused.Count > 0)
            {
                foreach (var item in (await client.Lines($"{index}/_bulk", isAsked: false, refused, cancellationToken))["items"]!.AsArray())
                {
                    CheckIsIn(item!.AsObject().First().Value!);
                }
            }
        }
    }

    /// <summary>It is there, something newer is there, or what was to be taken out was not there.</summary>
    /// <exception cref="ElasticsearchException">Otherwise: the log must not go on without it.</exception>
    private static void CheckIsIn(JsonNode result)
    {
        var status = (HttpStatusCode)result["status"]!.GetValue<int>();
        if ((int)status >= 300 && status is not (HttpStatusCode.Conflict or HttpStatusCode.NotFound))
        {
            throw new ElasticsearchException(status, result);
        }
    }

    /// <summary>What is known to be refused is not even tried: Elasticsearch says no, but the field's other documents suffer from the attempt.</summary>
    private JsonObject? Laid(IndexChange change)
    {
        if (change.Document is not { } document)
        {
            return null;
        }

        if (!IndexLayout.HasTooLongTerm(document))
        {
            return IndexLayout.Of(document);
        }

        LogRefused(log, change.Kind, change.Id, IndexLayout.TooLong);
        return IndexLayout.Refused(document, IndexLayout.TooLong);
    }

    private static IEnumerable<JsonNode> Lines(IndexChange change, long position, JsonObject? document)
    {
        var target = new JsonObject { ["_id"] = Fields.KeyOf(change.Kind, change.Id), ["version"] = position, ["version_type"] = "external_gte" };
        yield return new JsonObject { [document is null ? "delete" : "index"] = target };
        if (document is not null)
        {
            yield return document;
        }
    }

    /// <summary>After all documents before it: then they are found, and the position says so.</summary>
    private async Task Commit(string index, IndexCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        try
        {
            await client.Put($"{index}/_doc/{IndexLayout.Checkpoint}?version={checkpoint.Position}&version_type=external_gte", IndexLayout.CheckpointOf(checkpoint, database()), cancellationToken);
            Checkpoint = checkpoint;
        }
        catch (ElasticsearchException further) when (further.Status == HttpStatusCode.Conflict)
        {
            Checkpoint = await CheckpointOf(index, cancellationToken);
        }

        await client.Post($"{index}/_refresh", body: null, cancellationToken);
    }

    /// <summary>People see the index that is fed as soon as it is not behind the one they see.</summary>
    private async Task SeeWhenLevel(CancellationToken cancellationToken)
    {
        if (_seen != _feed && (_seen is null || Checkpoint.Position >= (await CheckpointOf(_seen, cancellationToken)).Position))
        {
            await See(cancellationToken);
        }
    }

    private async Task See(CancellationToken cancellationToken)
    {
        if (_feed is not { } feed || _seen == feed)
        {
            return;
        }

        await Move(Seen(options), _seen, feed, cancellationToken);
        if (_seen is { } before)
        {
            await client.Delete($"{before}?ignore_unavailable=true", cancellationToken);
        }

        _seen = feed;
    }

    /// <summary>In one step: at no moment nobody has the alias.</summary>
    private Task<JsonNode> Move(string alias, string? from, string to, CancellationToken cancellationToken)
    {
        var actions = new JsonArray(new JsonObject { ["add"] = new JsonObject { ["index"] = to, ["alias"] = alias } });
        if (from is not null && from != to)
        {
            actions.Insert(0, new JsonObject { ["remove"] = new JsonObject { ["index"] = from, ["alias"] = alias } });
        }

        return client.Post("_aliases", new JsonObject { ["actions"] = actions }, cancellationToken);
    }

    private async Task Sweep(CancellationToken cancellationToken)
    {
        var before = (clock.GetUtcNow() - Abandoned).ToUnixTimeMilliseconds();
        foreach (var (name, index) in (await client.Get($"{options.Prefix}-index-*", cancellationToken)).AsObject())
        {
            var created = long.Parse(index!["settings"]!["index"]!["creation_date"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
            if (index["aliases"]!.AsObject().Count == 0 && created < before)
            {
                await client.Delete(name, cancellationToken);
            }
        }
    }

    [LoggerMessage(Message = "The search engine cannot answer; people are told so.")]
    private static partial void LogUnavailable(ILogger log, LogLevel level, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} {Id} could not be indexed and is not found until it is changed: {Why}")]
    private static partial void LogRefused(ILogger log, DocumentKind kind, Guid id, string why);
}
