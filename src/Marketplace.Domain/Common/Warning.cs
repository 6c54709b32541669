namespace Marketplace.Domain.Common;

/// <summary>Something that a person should look at again, and may leave as it is: a warning never blocks. Its sentence is the rule's.</summary>
/// <param name="Member">The field that it stands beside.</param>
public sealed record Warning(Rule Rule, string? Member, IReadOnlyList<object> Arguments);
