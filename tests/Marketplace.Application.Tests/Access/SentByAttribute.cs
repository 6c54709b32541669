using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Tests.Access;

/// <summary>Who may send the message of a fixture. The matrix does not ask the message: whoever opens it to others says so twice.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SentByAttribute : Attribute
{
    public SentByAttribute(Who who) => Who = who;

    public SentByAttribute(Capability anyOf, Power powers) => (Who, AnyOf, Powers) = (Who.Members, anyOf, powers);

    public Who Who { get; }

    public Capability AnyOf { get; }

    public Power Powers { get; }

    /// <summary>Only for a verified organisation.</summary>
    public bool Verified { get; init; }
}

internal enum Who
{
    Members,
    SignedIn,
    Anyone,
    Jobs,
}
