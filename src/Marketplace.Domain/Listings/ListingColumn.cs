namespace Marketplace.Domain.Listings;

/// <summary>What a column of an organisation's table can say of a listing.</summary>
public enum ListingColumn
{
    /// <summary>The organisation's own id of the technology: by it a row finds its listing again.</summary>
    OwnId,
    TitleVi,
    TitleEn,
    SummaryVi,
    SummaryEn,
    ProblemVi,
    ProblemEn,
    ExistingSolutionsVi,
    ExistingSolutionsEn,
    AdvantageVi,
    AdvantageEn,
    EconomicsVi,
    EconomicsEn,
    EvidenceVi,
    EvidenceEn,
    DescriptionVi,
    DescriptionEn,

    /// <summary>By its code or its name.</summary>
    Field,
    Keywords,
    Ipc,
    Trl,

    /// <summary>By its code or its name; a patent when it is left out.</summary>
    IpKind,
    IpApplication,
    IpGrant,
    IpStatus,
    IpFiledOn,
    IpExpiresOn,
    Ownership,
    ContactName,
    ContactPosition,
    ContactPhone,
    ContactMail,
}

/// <summary>A column of a table and what it says.</summary>
public sealed record MappedColumn(string Column, ListingColumn Means);
