using System.Globalization;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// One folder with one index. Who holds its lock file writes; everybody else follows the commits. Lucene's own lock did not keep a
/// second process out on Linux, and its simple one stays behind after a kill, so the lock is an open file of ours.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    private const string LockFile = "owner.lock";
    private const string PositionKey = "position";
    private const string SchemaKey = "schema";
    private const string DatabaseKey = "database";
    private readonly string _database;
    private readonly FileStream? _lock;
    private readonly NIOFSDirectory _directory;
    private IndexWriter? _writer;
    private SearcherManager? _searchers;

    private IndexFolder(string path, FileStream? held, string database)
    {
        Path = path;
        _lock = held;
        _database = database;
        _directory = new NIOFSDirectory(path, NoLockFactory.GetNoLockFactory());
        Open();
    }

    public string Path { get; }

    public bool IsOwned => _lock is not null;

    /// <summary>The committed position; 0 when nothing is committed, or by another database or analysis.</summary>
    public long Position { get; private set; }

    /// <summary>As its owner when nobody else is, else as a follower.</summary>
    public static IndexFolder Open(string path, string database) => new(path, TryLock(path), database);

    public static bool IsLocked(string path)
    {
        using var held = TryLock(path);
        return held is null;
    }

    public SearcherManager? Searchers => _searchers;

    /// <summary>Puts changes in and commits them with the position, as one.</summary>
    public void Commit(Action<IndexWriter> changes, long position)
    {
        var writer = _writer ?? throw new InvalidOperationException("Another process owns this index.");
        try
        {
            changes(writer);
            writer.SetCommitData(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [PositionKey] = position.ToString(CultureInfo.InvariantCulture),
                [SchemaKey] = Documents.Schema,
                [DatabaseKey] = _database,
            });
            writer.Commit();
            Position = position;
            Refresh();
        }
        catch (Exception exception) when (exception is not ArgumentException)
        {
            // The writer may have lost documents that a later commit would claim to hold: back to what was committed.
            writer.Rollback();
            Close();
            Open();
            throw;
        }
    }

    /// <summary>Shows what was committed meanwhile.</summary>
    public void Refresh()
    {
        if (_searchers is null)
        {
            if (DirectoryReader.IndexExists(_directory))
            {
                _searchers = new SearcherManager(_directory, new Warming());
            }
        }
        else
        {
            _searchers.MaybeRefreshBlocking();
        }

        Position = Committed();
    }

    public void Dispose()
    {
        _writer?.Dispose();
        Close();
        _directory.Dispose();
        _lock?.Dispose();
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void Open()
    {
        if (IsOwned)
        {
            _writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
            {
                OpenMode = OpenMode.CREATE_OR_APPEND,
                Similarity = new BM25Similarity(1.2f, 0.75f),
                RAMBufferSizeMB = 64,
            });
        }

        Refresh();
    }

    private void Close()
    {
        _searchers?.Dispose();
        _searchers = null;
        _writer = null;
    }

    private long Committed()
    {
        if (!DirectoryReader.IndexExists(_directory))
        {
            return 0;
        }

        var infos = new SegmentInfos();
        infos.Read(_directory);
        var data = infos.UserData;
        return data.TryGetValue(SchemaKey, out var schema) && schema == Documents.Schema
            && data.TryGetValue(DatabaseKey, out var database) && database == _database
            && data.TryGetValue(PositionKey, out var position)
            ? long.Parse(position, CultureInfo.InvariantCulture)
            : 0;
    }

    /// <summary>Columns are filled before searches see a reader.</summary>
    private sealed class Warming : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            Columns.Warm(reader);
            return new IndexSearcher(reader) { Similarity = new BM25Similarity(1.2f, 0.75f) };
        }
    }
}
