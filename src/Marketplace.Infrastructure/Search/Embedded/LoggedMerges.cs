using Lucene.Net.Index;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>Merges in the background, as usual. One that fails is logged and tried again later; by itself Lucene throws where nobody hears it.</summary>
internal sealed partial class LoggedMerges(ILogger log) : ConcurrentMergeScheduler
{
    protected override void HandleMergeException(Exception exc) => LogFailure(log, exc);

    [LoggerMessage(Level = LogLevel.Error, Message = "Segments of the index could not be merged; trying again.")]
    private static partial void LogFailure(ILogger log, Exception exception);
}
