namespace Marketplace.Web.Components.Shared;

/// <summary>What a control needs to be tied to its label, hint and refusal.</summary>
/// <param name="Invalid">"true", or null.</param>
/// <param name="DescribedBy">The ids of the hint and the refusal that are there, or null.</param>
public sealed record FieldState(string Id, string? Invalid, string? DescribedBy);
