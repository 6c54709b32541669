using Marketplace.Domain.Common;

namespace Marketplace.Domain.Organisations;

/// <summary>What the public reads about an organisation.</summary>
public sealed record OrganisationProfile
{
    /// <summary>The legal kind of a natural person, who trades under their own name.</summary>
    public const string Individual = "individual";

    public required Bilingual Name { get; init; }

    /// <summary>Code of the reference list "legal-kinds".</summary>
    public required string LegalKind { get; init; }

    /// <summary>Code of the reference list "provinces".</summary>
    public string? Province { get; init; }

    public Bilingual Address { get; init; } = Bilingual.None;

    public string? Phone { get; init; }

    public Bilingual About { get; init; } = Bilingual.None;
}
