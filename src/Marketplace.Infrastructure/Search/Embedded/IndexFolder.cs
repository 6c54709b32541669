using System.Globalization;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Marketplace.Application.Ports;
using Microsoft.Extensions.Logging;
using Store = Lucene.Net.Store;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// One folder with one index. Who holds its lock writes; everybody else follows the commits, and takes the folder over when its
/// owner is gone. Readers see commits only and live on while a writer fails, is given up or is opened anew.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    private const string PositionKey = "position";
    private const string GenerationKey = "generation";
    private const string SchemaKey = "schema";
    private const string DatabaseKey = "database";

    /// <summary>Two threads index half as fast again as one; more are kept for searches.</summary>
    private const int Threads = 2;

    /// <summary>Megabytes that a new index may gather before it writes a segment: each takes its share of every search.</summary>
    private const double RoomForNew = 256;

    /// <summary>So many of about one size become one: little is written here and much is read.</summary>
    private const int Segments = 5;

    private readonly string _database;
    private readonly ILogger _log;
    private readonly Store.Directory _directory;
    private FileStream? _lock;
    private IndexWriter? _writer;

    private IndexFolder(string path, string database, FileStream? held, Func<string, Store.Directory> open, ILogger log)
    {
        Path = path;
        _database = database;
        _lock = held;
        _log = log;
        _directory = open(path);
    }

    public string Path { get; }

    public bool IsOwned => _writer is not null;

    /// <summary>What is committed; none when it was by another database or analysis.</summary>
    public IndexCheckpoint Checkpoint { get; private set; }

    /// <summary>Null while nothing was ever committed.</summary>
    public SearcherManager? Searchers { get; private set; }

    /// <summary>As its owner when nobody else is, else as a follower.</summary>
    public static IndexFolder Open(string path, string database, Func<string, Store.Directory> open, ILogger log) =>
        Ready(new IndexFolder(path, database, held: null, open, log));

    /// <summary>A new folder, its own from before it exists: nobody can take it for a left one.</summary>
    public static IndexFolder Create(string path, string database, Func<string, Store.Directory> open, ILogger log)
    {
        var held = OwnerLock.TryTake(path) ?? throw new IOException($"{path} belongs to another process.");
        System.IO.Directory.CreateDirectory(path);
        return Ready(new IndexFolder(path, database, held, open, log));
    }

    /// <summary>
    /// Fills a new index by several threads, and says where it stands only when every document is in: a checkpoint that was committed
    /// while another thread still held an earlier document would claim what is not there.
    /// </summary>
    public async Task Fill(IAsyncEnumerable<SearchDocument> documents, Action<IndexWriter, SearchDocument> add, IndexCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var writer = _writer!;
        await Parallel.ForEachAsync(documents, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Threads, Environment.ProcessorCount), CancellationToken = cancellationToken }, (document, _) =>
        {
            add(writer, document);
            return ValueTask.CompletedTask;
        });
        Commit(_ => { }, checkpoint);
    }

    /// <summary>Puts changes in and commits them with the checkpoint, as one.</summary>
    public void Commit(Action<IndexWriter> changes, IndexCheckpoint checkpoint)
    {
        var writer = _writer ?? throw new InvalidOperationException("Another process owns this index.");
        try
        {
            changes(writer);
            writer.SetCommitData(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [PositionKey] = checkpoint.Position.ToString(CultureInfo.InvariantCulture),
                [GenerationKey] = checkpoint.Generation.ToString(CultureInfo.InvariantCulture),
                [SchemaKey] = Fields.Schema,
                [DatabaseKey] = _database,
            });
            writer.Commit();
        }
        catch
        {
            // The writer may have lost documents that a later commit would claim to hold: back to what was committed.
            GiveUpWriter();
            throw;
        }

        Show();
    }

    /// <summary>Takes the folder over when nobody owns it, and shows what was committed meanwhile.</summary>
    public void Refresh()
    {
        _lock ??= OwnerLock.TryTake(Path);
        if (_lock is not null)
        {
            _writer ??= new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
            {
                OpenMode = OpenMode.CREATE_OR_APPEND,
                Similarity = Bm25.Similarity,
                RAMBufferSizeMB = RoomForNew,
                MergePolicy = new TieredMergePolicy { SegmentsPerTier = Segments, MaxMergeAtOnce = Segments },
                MergeScheduler = new LoggedMerges(_log),
            });
        }

        Show();
    }

    public void Dispose()
    {
        GiveUpWriter();
        Searchers?.Dispose();
        _directory.Dispose();
        _lock?.Dispose();
    }

    private static IndexFolder Ready(IndexFolder folder)
    {
        try
        {
            folder.Refresh();
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>What counts is committed: nothing is lost.</summary>
    private void GiveUpWriter()
    {
        try
        {
            _writer?.Rollback();
        }
        finally
        {
            _writer = null;
        }
    }

    private void Show()
    {
        if (Searchers is not null)
        {
            Searchers.MaybeRefreshBlocking();
        }
        else if (DirectoryReader.IndexExists(_directory))
        {
            Searchers = new SearcherManager(_directory, new Warming());
        }

        Checkpoint = Committed();
    }

    private IndexCheckpoint Committed()
    {
        if (Searchers is null)
        {
            return default;
        }

        var infos = new SegmentInfos();
        infos.Read(_directory);
        var data = infos.UserData;
        return data.TryGetValue(SchemaKey, out var schema) && schema == Fields.Schema
            && data.TryGetValue(DatabaseKey, out var database) && database == _database
            && data.TryGetValue(PositionKey, out var position) && data.TryGetValue(GenerationKey, out var generation)
            ? new IndexCheckpoint(long.Parse(position, CultureInfo.InvariantCulture), int.Parse(generation, CultureInfo.InvariantCulture))
            : default;
    }

    /// <summary>Columns are filled before searches see a reader.</summary>
    private sealed class Warming : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            Columns.Warm(reader);
            return new IndexSearcher(reader) { Similarity = Bm25.Similarity };
        }
    }
}
