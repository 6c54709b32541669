namespace Marketplace.Domain.Common;

/// <summary>The root of an aggregate: what is loaded, decided upon and saved as one.</summary>
public abstract class Root
{
    private readonly List<IEvent> _events = [];

    /// <summary>Raised by the database layer once per save, for any add, change or removal inside.</summary>
    public Version Version { get; private set; } = Version.New;

    public abstract Guid Key { get; }

    public void RaiseVersion() => Version = Version.Next();

    /// <summary>The events since the last call; they are published before the save, in the same transaction.</summary>
    public IReadOnlyList<IEvent> TakeEvents()
    {
        var taken = _events.ToArray();
        _events.Clear();
        return taken;
    }

    protected void Happened(IEvent deed) => _events.Add(deed);
}

/// <inheritdoc/>
public abstract class Root<TId> : Root
    where TId : struct, ITypedId
{
    public TId Id { get; protected init; }

    public sealed override Guid Key => Id.Value;
}

/// <summary>Something inside an aggregate; it is reached and changed through its root only.</summary>
public abstract class Part;

/// <summary>Something that happened to a root, named in the past tense.</summary>
public interface IEvent;
