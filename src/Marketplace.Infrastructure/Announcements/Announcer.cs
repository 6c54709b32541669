using System.Collections.Concurrent;
using Marketplace.Application.Ports;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Announcements;

/// <summary>Announces within this process. A listener that fails is logged and does not keep the others from hearing.</summary>
internal sealed partial class Announcer(ILogger<Announcer> log) : IAnnouncer
{
    private readonly ConcurrentDictionary<Guid, Action<Announcement>> _listeners = new();

    public void Announce(Announcement announcement)
    {
        foreach (var listener in _listeners.Values)
        {
            try
            {
                listener(announcement);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                LogDeafListener(log, exception, announcement.Topic);
            }
        }
    }

    public IDisposable Listen(Action<Announcement> listener)
    {
        var id = Guid.NewGuid();
        _listeners[id] = listener;
        return new Listening(() => _listeners.TryRemove(id, out _));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A listener to {Topic} failed.")]
    private static partial void LogDeafListener(ILogger log, Exception exception, string topic);

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
