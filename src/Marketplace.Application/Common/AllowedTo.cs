using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Common;

/// <summary>Who may send a message. Every message bears exactly one of these; whose thing it touches is checked by its handler.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class SenderAttribute : Attribute
{
    internal abstract bool Admits(Caller caller);
}

/// <summary>Members with the powers, acting for an organisation with at least one of the capabilities.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowedToAttribute(Capability anyOf, Power powers) : SenderAttribute
{
    public Capability AnyOf { get; } = anyOf;

    public Power Powers { get; } = powers;

    /// <summary>
    /// It trades: only a verified organisation may, by somebody who accepted the policies in force. Others are told so by
    /// OnlyVerifiedOrganisationsTrade or OnlyWhoAcceptedThePoliciesTrades.
    /// </summary>
    public bool Verified { get; init; }

    internal override bool Admits(Caller caller) =>
        caller.IsMember && (caller.Capabilities & AnyOf) != Capability.None && (caller.Powers & Powers) == Powers;
}

/// <summary>Every person who is signed in, member of an organisation or not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowedToSignedInAttribute : SenderAttribute
{
    internal override bool Admits(Caller caller) => caller.IsSignedIn;
}

/// <summary>Everybody, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowedToAnyoneAttribute : SenderAttribute
{
    internal override bool Admits(Caller caller) => true;
}

/// <summary>The exchange's own jobs and command line, never a person over the network.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowedToJobsAttribute : SenderAttribute
{
    internal override bool Admits(Caller caller) => caller.Door == Door.Job;
}
