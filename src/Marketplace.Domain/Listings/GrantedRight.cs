using Marketplace.Domain.Common;

namespace Marketplace.Domain.Listings;

/// <summary>A right that somebody holds or has reserved. It belongs to the listing, so that two buyers' acceptances meet in one version.</summary>
public sealed class GrantedRight : Part
{
    internal GrantedRight(Guid holder, GrantScope scope)
    {
        Id = Guid.CreateVersion7();
        Holder = holder;
        Scope = scope;
        State = GrantState.Reserved;
    }

    private GrantedRight()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The id of the negotiation that it came from.</summary>
    public Guid Holder { get; private set; }

    public GrantScope Scope { get; private set; } = null!;

    public GrantState State { get; private set; }

    internal void Release() => State = GrantState.Released;
}

public enum GrantState
{
    /// <summary>Terms were agreed; the contract is not yet in effect.</summary>
    Reserved,
    Granted,
    Released,
}
