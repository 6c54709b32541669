using Lucene.Net.Index;
using Lucene.Net.Search;
using Marketplace.Application.Ports;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// Lucene in the process. The root folder holds one folder per built index and a pointer to the one in use; a rebuild, by this
/// process or by another, writes a new folder, closes it and switches the pointer. Searches go on all the while.
/// </summary>
internal sealed partial class LuceneSearchIndex : ISearchIndex, IDisposable
{
    private const string Pointer = "current";
    private const string Prefix = "index-";

    /// <summary>A rebuild commits in steps, so that memory stays bounded; the position only with the last.</summary>
    private const int Batch = 2_000;

    private readonly string _root;
    private readonly Func<string> _database;
    private readonly ILogger<LuceneSearchIndex> _log;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ReaderWriterLockSlim _swapping = new();
    private IndexFolder? _current;

    public LuceneSearchIndex(string root, Func<string> database, ILogger<LuceneSearchIndex> log)
    {
        _root = root;
        _database = database;
        _log = log;
        Directory.CreateDirectory(root);
    }

    public long Checkpoint => _current?.Position ?? 0;

    public async ValueTask<bool> Refresh(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            Adopt();
            return _current!.IsOwned;
        }
        finally
        {
            _writing.Release();
        }
    }

    public ValueTask<SearchAnswer> Search(SearchRequest request, CancellationToken cancellationToken)
    {
        _swapping.EnterReadLock();
        try
        {
            return new ValueTask<SearchAnswer>(_current?.Searchers is { } searchers ? Search(searchers, request) : Nothing);
        }
        finally
        {
            _swapping.ExitReadLock();
        }
    }

    public async Task Apply(IReadOnlyList<IndexChange> changes, long position, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            Adopt();
            _current!.Commit(writer =>
            {
                foreach (var change in changes)
                {
                    Put(writer, change);
                }
            }, position);
        }
        finally
        {
            _writing.Release();
        }
    }

    public async Task Rebuild(IAsyncEnumerable<SearchDocument> documents, long position, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_root, Prefix + Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(path);
        using (var folder = IndexFolder.Open(path, _database()))
        {
            var waiting = new List<SearchDocument>(Batch);
            await foreach (var document in documents.WithCancellation(cancellationToken))
            {
                waiting.Add(document);
                if (waiting.Count == Batch)
                {
                    Flush(folder, waiting, position: 0);
                }
            }

            Flush(folder, waiting, position);
        }

        SwitchTo(Path.GetFileName(path));
        await Refresh(cancellationToken);
    }

    public void Dispose()
    {
        _current?.Dispose();
        _writing.Dispose();
        _swapping.Dispose();
    }

    private static SearchAnswer Nothing => new(0, [], new Dictionary<string, IReadOnlyList<FacetCount>>(StringComparer.Ordinal));

    private static SearchAnswer Search(SearcherManager searchers, SearchRequest request)
    {
        var searcher = searchers.Acquire();
        try
        {
            var question = Question.Of(request.Text, searcher.IndexReader);
            var collector = new FacetCollector(request);
            searcher.Search(question.Query, collector);
            var hits = collector.Page(request.Skip).Select(hit =>
            {
                var stored = searcher.Doc(hit.Doc);
                var (title, titleLanguage) = Documents.Stored(stored, Documents.Title, request.Language);
                var (summary, summaryLanguage) = Documents.Stored(stored, "summary", request.Language);
                return new SearchHit(
                    hit.Id, hit.Score, Highlighting.Of(title, question, int.MaxValue), Highlighting.Of(summary, question, Highlighting.Longest), titleLanguage, summaryLanguage);
            }).ToArray();
            return new SearchAnswer(collector.Total, hits, collector.Facets());
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    private void Put(IndexWriter writer, IndexChange change)
    {
        var key = new Term(Documents.Key, Documents.KeyOf(change.Kind, change.Id));
        if (change.Document is null)
        {
            writer.DeleteDocuments(key);
            return;
        }

        try
        {
            writer.UpdateDocument(key, Documents.Of(change.Document));
        }
        catch (ArgumentException exception)
        {
            // One text that cannot be analysed must not keep all later ones out.
            LogRefused(_log, exception, change.Kind, change.Id);
        }
    }

    private void Flush(IndexFolder folder, List<SearchDocument> waiting, long position)
    {
        folder.Commit(writer =>
        {
            foreach (var document in waiting)
            {
                Put(writer, new IndexChange(document.Kind, document.Id, document));
            }
        }, position);
        waiting.Clear();
    }

    /// <summary>Opens what the pointer names, when it is not open yet, and takes the folder over when its owner is gone.</summary>
    private void Adopt()
    {
        var wanted = Named() ?? Create();
        if (_current?.Path == wanted && (_current.IsOwned || IndexFolder.IsLocked(wanted)))
        {
            if (!_current.IsOwned)
            {
                _current.Refresh();
            }

            return;
        }

        var old = _current;
        if (old?.Path == wanted)
        {
            // The same folder, now without an owner: a follower gives its reader up and opens as owner.
            Swap(null);
            old.Dispose();
            old = null;
        }

        Swap(IndexFolder.Open(wanted, _database()));
        old?.Dispose();
        Sweep();
    }

    private void Swap(IndexFolder? next)
    {
        _swapping.EnterWriteLock();
        _current = next;
        _swapping.ExitWriteLock();
    }

    private string? Named()
    {
        var pointer = Path.Combine(_root, Pointer);
        var name = File.Exists(pointer) ? File.ReadAllText(pointer).Trim() : "";
        var path = Path.Combine(_root, name);
        return name.StartsWith(Prefix, StringComparison.Ordinal) && Directory.Exists(path) ? path : null;
    }

    private string Create()
    {
        var name = Prefix + Guid.CreateVersion7().ToString("N");
        Directory.CreateDirectory(Path.Combine(_root, name));
        SwitchTo(name);
        return Path.Combine(_root, name);
    }

    /// <summary>Written beside, flushed to the disk and renamed: a reader sees the old name or the new one.</summary>
    private void SwitchTo(string name)
    {
        var next = Path.Combine(_root, $"{Pointer}.{Guid.NewGuid():N}");
        using (var stream = new FileStream(next, FileMode.CreateNew))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(name));
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, Path.Combine(_root, Pointer), overwrite: true);
    }

    /// <summary>Removes folders that the pointer does not name and nobody holds: older indexes and broken-off rebuilds.</summary>
    private void Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(_root, Prefix + "*").Where(f => f != _current!.Path && !IndexFolder.IsLocked(f)))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException exception)
            {
                LogUnswept(_log, exception, folder);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Kind} {Id} could not be indexed and is left out.")]
    private static partial void LogRefused(ILogger log, Exception exception, DocumentKind kind, Guid id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The old index {Folder} could not be removed now.")]
    private static partial void LogUnswept(ILogger log, Exception exception, string folder);
}
