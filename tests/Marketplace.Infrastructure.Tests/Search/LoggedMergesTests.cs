using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Marketplace.Infrastructure.Search.Embedded;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Search;

public sealed class LoggedMergesTests
{
    [Fact]
    public void A_merge_that_fails_in_the_background_is_logged()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("marketplace-merges-").FullName;
        try
        {
            var (disk, log) = (new FailingDisk(), new Lines());
            using var directory = disk.Open(folder);
            var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer()) { MergeScheduler = new LoggedMerges(log) });
            for (var i = 0; i < 3; i++)
            {
                writer.AddDocument([new StringField("key", "value", Field.Store.NO)]);
                writer.Commit();
            }

            disk.FailAfter(10);
            Should.Throw<IOException>(() => writer.ForceMerge(1));
            writer.Rollback();

            log.Errors.ShouldHaveSingleItem();
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Lines : ILogger
    {
        public List<string> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error)
            {
                Errors.Add(formatter(state, exception));
            }
        }
    }
}
