using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;

namespace Marketplace.Application.Demands;

/// <summary>A demand as the public sees it.</summary>
/// <param name="Organisation">Empty, like its code and verification, when the demand is anonymous.</param>
/// <param name="OpenedAt">Null before its first approval.</param>
/// <param name="Proposals">How many there are; null for whom they are not.</param>
/// <param name="Invitation">Of the reader's organisation; null when it has none.</param>
public sealed record PublicDemand(
    DemandId Id,
    string Code,
    NamedDemand Dossier,
    int? DaysLeft,
    Bilingual Organisation,
    string? OrganisationCode,
    DateTime? VerifiedAt,
    bool IsDemo,
    DateTime? OpenedAt,
    DemandStatus Status,
    int? Proposals,
    bool IsOwn,
    DemandInvitationState? Invitation)
{
    public DemandContent Content => Dossier.Content;
}
