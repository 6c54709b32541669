using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Marketplace.Domain.Common;

/// <summary>
/// One way in which an entity says no. Its name is its code; its sentences stand in the resources, in both languages.
/// </summary>
public sealed class Rule
{
    private Rule(string code, string? member)
    {
        Code = code;
        Member = member;
    }

    public string Code { get; }

    /// <summary>The field that the sentence stands beside, when there is one.</summary>
    public string? Member { get; }

    public static Rule Named(string? member = null, [CallerMemberName] string code = "") => new(code, member);

    /// <summary>Refuses unless the rule holds.</summary>
    /// <exception cref="RuleBroken">when it does not hold.</exception>
    public void Require([DoesNotReturnIf(false)] bool holds, params object[] arguments)
    {
        if (!holds)
        {
            throw new RuleBroken(this, arguments);
        }
    }

    /// <summary>Says the same without refusing.</summary>
    /// <param name="member">The very field, when the rule's own name for it is of a list.</param>
    public Warning Warn(string? member = null, params object[] arguments) => new(this, member ?? Member, arguments);

    /// <summary>Refuses.</summary>
    /// <exception cref="RuleBroken">always.</exception>
    [DoesNotReturn]
    public void Refuse(params object[] arguments) => throw new RuleBroken(this, arguments);
}

/// <summary>A person asked for something that a rule refuses. Caught once, at the dispatcher's door.</summary>
[SuppressMessage("Design", "CA1032", Justification = "A refusal always names its rule.")]
[SuppressMessage("Naming", "CA1710", Justification = "It is said as the sentence reads.")]
[SuppressMessage("Roslynator", "RCS1194", Justification = "A refusal always names its rule.")]
public sealed class RuleBroken(Rule rule, IReadOnlyList<object> arguments) : Exception(rule.Code)
{
    public Rule Rule { get; } = rule;

    public IReadOnlyList<object> Arguments { get; } = arguments;
}
