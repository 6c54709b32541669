namespace Marketplace.Domain.Listings;

/// <summary>The parts of a dossier, in the order in which it is read.</summary>
public enum ListingPart
{
    Title,
    Summary,
    Problem,
    ExistingSolutions,
    Advantage,
    Figures,
    Economics,
    Description,
    Field,
    Industries,
    Ipc,
    PriorityTags,
    Sdgs,
    Keywords,
    Objects,
    TransferClass,
    Trl,
    TrlEvidence,
    Evidence,
    Certificates,
    Rights,
    Forms,
    Methods,
    Price,
    Owners,
    IpRights,
    Ownership,
    StateFunding,
    Contact,
    Images,
    Documents,
    Video,

    /// <summary>Title, summary and problem in English.</summary>
    English,
}
