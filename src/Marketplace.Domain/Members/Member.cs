using Marketplace.Domain.Common;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

public readonly record struct MemberId(Guid Value) : ITypedId
{
    public static MemberId New() => new(Guid.CreateVersion7());
}

/// <summary>A person who uses the exchange. Shares its id with the account that signs in.</summary>
public sealed class Member : Root<MemberId>
{
    private readonly List<Acceptance> _acceptances = [];

    public Member(MemberId id, string name, string mail, Language language, DateTime now)
    {
        MemberRules.ANameIsGiven.Require(!string.IsNullOrWhiteSpace(name));
        Id = id;
        Name = name.Trim();
        Mail = mail.Trim();
        Language = language;
        JoinedAt = now;
    }

    private Member()
    {
    }

    public string Name { get; private set; } = "";

    public string Mail { get; private set; } = "";

    /// <summary>The language in which mail is written to this person.</summary>
    public Language Language { get; private set; }

    public DateTime JoinedAt { get; private set; }

    /// <summary>The versions of the exchange's policies that this person accepted.</summary>
    public IReadOnlyList<Acceptance> Acceptances => _acceptances;

    /// <exception cref="RuleBroken">it was accepted already.</exception>
    public void Accept(PolicyId policy, DateTime now)
    {
        MemberRules.APolicyIsAcceptedOnce.Require(!_acceptances.Exists(a => a.Policy == policy));
        _acceptances.Add(new Acceptance(policy, now));
    }
}
