using Marketplace.Domain.Common;

namespace Marketplace.Domain.Demands;

/// <summary>What a demand says. Immutable: an edit is another content. Empty parts are "not stated".</summary>
/// <param name="Result">The required result, with figures.</param>
/// <param name="Field">Code of the field of science and technology, level 2.</param>
/// <param name="TrlWanted">The least readiness level wanted, 1 to 9.</param>
/// <param name="Deadline">Hanoi date until which proposals are taken.</param>
/// <param name="IsAnonymous">Only staff see the name, and a proposer after acceptance.</param>
public sealed record DemandContent(
    Bilingual Title,
    Bilingual Problem,
    Bilingual Result,
    string? Field,
    int? TrlWanted,
    Money? BudgetFrom,
    Money? BudgetTo,
    DateOnly? Deadline,
    bool IsAnonymous,
    IReadOnlyList<string> Keywords);
