namespace Marketplace.Domain.Organisations;

/// <summary>How staff know who an organisation is.</summary>
public sealed record Evidence
{
    /// <summary>Code of the reference list "verification-methods".</summary>
    public required string Method { get; init; }

    /// <summary>Code of the reference list "verification-levels".</summary>
    public required string Level { get; init; }

    /// <summary>The documents they looked at.</summary>
    public required string Papers { get; init; }

    public required DateOnly ComparedOn { get; init; }

    public string? Note { get; init; }
}
