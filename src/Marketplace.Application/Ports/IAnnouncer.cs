namespace Marketplace.Application.Ports;

/// <summary>Tells open pages and the index that a root changed, never what; they ask again through the dispatcher.</summary>
public interface IAnnouncer
{
    void Announce(Announcement announcement);

    /// <summary>Listens until the answer is disposed. The listener must not block.</summary>
    IDisposable Listen(Action<Announcement> listener);
}

/// <param name="Topic">The root's name: Listing, Negotiation …</param>
public sealed record Announcement(string Topic, Guid Subject, Version Version);
