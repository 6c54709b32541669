using Marketplace.Domain.Common;

namespace Marketplace.Domain.Organisations;

/// <summary>What the public reads about an organisation.</summary>
/// <param name="Code">Short code, unique: VCN.</param>
/// <param name="LegalKind">Code of the reference list "legal-kinds".</param>
/// <param name="Province">Code of the reference list "provinces".</param>
public sealed record OrganisationProfile(
    string Code,
    Bilingual Name,
    string LegalKind,
    string TaxCode,
    string? Province,
    Bilingual Address,
    string? Phone,
    Bilingual About);
