namespace Marketplace.Domain.Organisations;

/// <summary>What stands for a tax code with somebody from abroad: a certificate of registration, a passport.</summary>
public sealed record LegalPaper
{
    /// <summary>Code of the reference list "legal-papers".</summary>
    public required string Kind { get; init; }

    public required string Number { get; init; }

    /// <summary>The country that issued it.</summary>
    public required string Country { get; init; }
}
