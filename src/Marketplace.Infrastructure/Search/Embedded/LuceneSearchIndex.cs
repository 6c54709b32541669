using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Marketplace.Application.Ports;
using Microsoft.Extensions.Logging;
using Store = Lucene.Net.Store;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// Lucene in the process. The root folder holds one folder per built index and a pointer to the one in use; a rebuild, by this
/// process or by another, writes a new folder, closes it and switches the pointer. Searches go on all the while.
/// </summary>
internal sealed partial class LuceneSearchIndex : ISearchIndex, IDisposable
{
    private const string Pointer = "current";
    private const string Prefix = "index-";

    /// <summary>What becomes the pointer, until it is whole.</summary>
    private const string Unnamed = ".pointer";

    /// <summary>A new index and the merging of its parts need up to so many times the room of the one before.</summary>
    private const int RoomForRebuild = 2;

    private readonly string _root;
    private readonly Func<string> _database;
    private readonly ILogger<LuceneSearchIndex> _log;
    private readonly Func<string, Store.Directory> _open;
    private readonly Func<string, long> _room;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ReaderWriterLockSlim _swapping = new();
    private IndexFolder? _current;

    /// <summary>A rebuilt index that the pointer names already, and that still lacks what the current one has taken in meanwhile.</summary>
    private IndexFolder? _next;

    /// <param name="room">Free bytes where a folder lies.</param>
    /// <param name="open">How a folder is opened, by default read at positions. Locks are ours.</param>
    public LuceneSearchIndex(string root, Func<string> database, ILogger<LuceneSearchIndex> log, Func<string, Store.Directory>? open = null, Func<string, long>? room = null)
    {
        _room = room ?? (path => new DriveInfo(path).AvailableFreeSpace);
        _open = open ?? (path => new PositionalDirectory(path));
        _root = root;
        _database = database;
        _log = log;
        Directory.CreateDirectory(root);
    }

    public IndexCheckpoint Checkpoint => Newest?.Checkpoint ?? default;

    private IndexFolder? Newest => _next ?? _current;

    public async ValueTask<bool> Refresh(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            Adopt();
            return Newest!.IsOwned;
        }
        finally
        {
            _writing.Release();
        }
    }

    public ValueTask<SearchAnswer?> Search(SearchRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Ask(searcher => Answers.To(request, searcher)));

    public ValueTask<IReadOnlyList<Suggestion>> Suggest(SuggestRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Ask(searcher => Completions.Of(request, searcher)) ?? []);

    public ValueTask<IReadOnlyList<SearchHit>?> MoreLikeThis(LikeRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Ask(searcher => Answers.To(request, searcher)));

    public IAsyncEnumerable<IndexedDocument> Contents(CancellationToken cancellationToken) => (Ask(Inventory) ?? []).ToAsyncEnumerable();

    public async Task Apply(IReadOnlyList<IndexChange> changes, long position, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            Adopt();
            Newest!.Commit(writer =>
            {
                foreach (var change in changes)
                {
                    Put(writer, change);
                }
            }, Checkpoint with { Position = position });
            SwapWhenLevel();
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask CaughtUp(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            Swap();
        }
        finally
        {
            _writing.Release();
        }
    }

    public async Task Rebuild(IAsyncEnumerable<SearchDocument> documents, IndexCheckpoint from, CancellationToken cancellationToken)
    {
        CheckRoom();
        var path = NewPath();
        try
        {
            using var folder = IndexFolder.Create(path, _database(), _open, _log);
            await folder.Fill(documents, Add, from, cancellationToken);
            SwitchTo(path);
        }
        catch
        {
            Remove(path);
            throw;
        }

        // A command only builds: who serves takes the new index over.
        if (_current is not null)
        {
            await Refresh(cancellationToken);
        }
    }

    public void Dispose()
    {
        _next?.Dispose();
        _current?.Dispose();
        _writing.Dispose();
        _swapping.Dispose();
    }

    /// <summary>On what searches see now; null when there is nothing yet, or it cannot be read.</summary>
    private T? Ask<T>(Func<IndexSearcher, T> question)
        where T : class
    {
        _swapping.EnterReadLock();
        try
        {
            if (_current?.Searchers is not { } searchers)
            {
                return null;
            }

            var searcher = searchers.Acquire();
            try
            {
                return question(searcher);
            }
            finally
            {
                searchers.Release(searcher);
            }
        }
        catch (IOException exception)
        {
            LogUnavailable(_log, exception);
            return null;
        }
        finally
        {
            _swapping.ExitReadLock();
        }
    }

    private static List<IndexedDocument> Inventory(IndexSearcher searcher)
    {
        var documents = new List<IndexedDocument>(searcher.IndexReader.NumDocs);
        foreach (var reader in searcher.IndexReader.Leaves.Select(leaf => leaf.AtomicReader))
        {
            var (columns, live) = (Columns.Of(reader), reader.LiveDocs);
            var (kinds, digests) = (reader.GetNumericDocValues(Fields.Kind), reader.GetNumericDocValues(Fields.Digest));
            for (var doc = 0; doc < reader.MaxDoc; doc++)
            {
                if (live?.Get(doc) != false && kinds is not null)
                {
                    var kind = kinds.Get(doc);
                    var refusal = Fields.IsRefused(kind) ? reader.Document(doc).Get(Fields.Refusal, CultureInfo.InvariantCulture) : null;
                    documents.Add(new IndexedDocument(Fields.KindOf(kind), columns.Ids[doc], digests?.Get(doc) ?? 0, refusal));
                }
            }
        }

        return documents;
    }

    private void Put(IndexWriter writer, IndexChange change)
    {
        if (change.Document is { } document)
        {
            Put(document, found => writer.UpdateDocument(Key(change.Kind, change.Id), found));
        }
        else
        {
            writer.DeleteDocuments(Key(change.Kind, change.Id));
        }
    }

    /// <summary>Into a new index: nothing is there that it could replace, and looking for it would take most of the time.</summary>
    private void Add(IndexWriter writer, SearchDocument document) => Put(document, writer.AddDocument);

    /// <summary>A text that cannot be analysed must not keep all later ones out: the writer stays sound, and a mark takes its place.</summary>
    private void Put(SearchDocument document, Action<Lucene.Net.Documents.Document> put)
    {
        try
        {
            put(Documents.Of(document));
        }
        catch (ArgumentException exception)
        {
            LogRefused(_log, exception, document.Kind, document.Id);
            put(Documents.Refused(document, exception.Message));
        }
    }

    private static Term Key(DocumentKind kind, Guid id) => new(Fields.Key, Fields.KeyOf(kind, id));

    /// <summary>Half an index helps nobody, and a full disk stops the one that runs.</summary>
    private void CheckRoom()
    {
        var needed = Named() is not { } named ? 0 : RoomForRebuild * new DirectoryInfo(named).EnumerateFiles().Sum(f => f.Length);
        if (_room(_root) is var free && free < needed)
        {
            throw new IOException($"The index cannot be built anew: {needed >> 20} MB are needed in {_root}, and {free >> 20} MB are free.");
        }
    }

    /// <summary>Opens what the pointer names, when it is not open yet, and shows what was committed meanwhile.</summary>
    private void Adopt()
    {
        var wanted = Named() ?? Create();
        if (Newest?.Path == wanted)
        {
            Newest.Refresh();
        }
        else
        {
            var opened = Open(wanted);
            if (Named() != opened.Path)
            {
                // Switched again meanwhile, and perhaps swept.
                opened.Dispose();
                Adopt();
                return;
            }

            _next?.Dispose();
            _next = opened;
        }

        SwapWhenLevel();
    }

    private void SwapWhenLevel()
    {
        if (_current is null || _next?.Checkpoint.Position >= _current.Checkpoint.Position || !Directory.Exists(_current.Path))
        {
            Swap();
        }
    }

    private void Swap()
    {
        if (_next is null)
        {
            return;
        }

        var old = _current;
        _swapping.EnterWriteLock();
        (_current, _next) = (_next, null);
        _swapping.ExitWriteLock();
        old?.Dispose();
        Sweep();
    }

    /// <summary>A folder that cannot be read any more is left behind for an empty one, which is then filled from the database.</summary>
    private IndexFolder Open(string path)
    {
        try
        {
            return IndexFolder.Open(path, _database(), _open, _log);
        }
        catch (Exception exception) when (exception is CorruptIndexException or FileNotFoundException or EndOfStreamException)
        {
            LogBroken(_log, exception, path);
            return IndexFolder.Open(Create(), _database(), _open, _log);
        }
    }

    private string? Named()
    {
        var pointer = Path.Combine(_root, Pointer);
        var name = File.Exists(pointer) ? File.ReadAllText(pointer).Trim() : "";
        var path = Path.Combine(_root, name);
        return name.StartsWith(Prefix, StringComparison.Ordinal) && Directory.Exists(path) ? path : null;
    }

    /// <summary>A new folder without an index, named by the pointer.</summary>
    private string Create()
    {
        var path = NewPath();
        using var held = OwnerLock.TryTake(path);
        Directory.CreateDirectory(path);
        SwitchTo(path);
        return path;
    }

    private string NewPath() => Path.Combine(_root, Prefix + Guid.CreateVersion7().ToString("N"));

    /// <summary>Written beside, flushed to the disk and renamed: a reader sees the old name or the new one.</summary>
    private void SwitchTo(string path)
    {
        using (var stream = new FileStream(path + Unnamed, FileMode.Create))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(path)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + Unnamed, Path.Combine(_root, Pointer), overwrite: true);
    }

    /// <summary>Removes older indexes and broken-off rebuilds.</summary>
    private void Sweep()
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(_root, Prefix + "*").Select(e => Path.Combine(_root, Path.GetFileNameWithoutExtension(e))).Distinct(StringComparer.Ordinal).ToArray())
        {
            Remove(path);
        }
    }

    /// <summary>Unless the pointer names it or somebody holds it. A rebuild holds its folder until the pointer names it.</summary>
    private void Remove(string path)
    {
        if (path == _current?.Path)
        {
            return;
        }

        using var held = OwnerLock.TryTake(path);
        if (held is null || path == Named())
        {
            return;
        }

        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }

            File.Delete(path + Unnamed);
            File.Delete(path + OwnerLock.Ending);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnswept(_log, exception, path);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Kind} {Id} could not be indexed and is left out.")]
    private static partial void LogRefused(ILogger log, Exception exception, DocumentKind kind, Guid id);

    [LoggerMessage(Level = LogLevel.Error, Message = "The index could not be searched.")]
    private static partial void LogUnavailable(ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The index {Folder} cannot be read; it is built anew.")]
    private static partial void LogBroken(ILogger log, Exception exception, string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The old index {Folder} could not be removed now.")]
    private static partial void LogUnswept(ILogger log, Exception exception, string folder);
}
