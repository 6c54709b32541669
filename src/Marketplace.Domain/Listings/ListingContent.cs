using Marketplace.Domain.Common;
using Marketplace.Domain.Files;

namespace Marketplace.Domain.Listings;

/// <summary>What a revision says. Immutable: an edit is another content. Empty parts are "not stated"; codes are those of the reference lists.</summary>
public sealed record ListingContent : IFiled
{
    public static readonly ListingContent Empty = new();

    public Bilingual Title { get; init; } = Bilingual.None;

    public Bilingual Summary { get; init; } = Bilingual.None;

    public Bilingual Problem { get; init; } = Bilingual.None;

    /// <summary>How the problem is solved today, and what that lacks.</summary>
    public Bilingual ExistingSolutions { get; init; } = Bilingual.None;

    public Bilingual Advantage { get; init; } = Bilingual.None;

    /// <summary>The advantage in figures.</summary>
    public IReadOnlyList<AdvantageFigure> Figures { get; init; } = [];

    /// <summary>What it costs to use, and when that pays.</summary>
    public Bilingual Economics { get; init; } = Bilingual.None;

    /// <summary>What shows that it works: tests, users, publications.</summary>
    public Bilingual Evidence { get; init; } = Bilingual.None;

    /// <summary>Markdown.</summary>
    public Bilingual Description { get; init; } = Bilingual.None;

    /// <summary>Know-how, process figures: read only under an undertaking of confidentiality. Markdown.</summary>
    public Bilingual Confidential { get; init; } = Bilingual.None;

    /// <summary>Field of science and technology, level 2.</summary>
    public string? Field { get; init; }

    /// <summary>Industries (VSIC) in which it is used.</summary>
    public IReadOnlyList<string> Industries { get; init; } = [];

    /// <summary>International patent classification: "C02F", "C02F 1/44".</summary>
    public IReadOnlyList<string> Ipc { get; init; } = [];

    public IReadOnlyList<string> PriorityTags { get; init; } = [];

    /// <summary>Goals of sustainable development.</summary>
    public IReadOnlyList<string> Sdgs { get; init; } = [];

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Objects of the transfer (Law 07/2017/QH14, art. 4).</summary>
    public IReadOnlyList<string> Objects { get; init; } = [];

    /// <summary>Encouraged, ordinary, restricted or prohibited (arts 9 to 11).</summary>
    public string? TransferClass { get; init; }

    /// <summary>The entry of the class's annex.</summary>
    public string? AnnexEntry { get; init; }

    /// <summary>Technology readiness level, 1 to 9.</summary>
    public int? Trl { get; init; }

    public IReadOnlyList<ReadinessEvidence> TrlEvidence { get; init; } = [];

    public IReadOnlyList<Certificate> Certificates { get; init; } = [];

    public IReadOnlyList<OfferedRight> Rights { get; init; } = [];

    /// <summary>Forms of transfer (art. 5).</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Methods of transfer (art. 6).</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    public PriceWish? Price { get; init; }

    public IReadOnlyList<TechnologyOwner> Owners { get; init; } = [];

    public IReadOnlyList<IpRight> IpRights { get; init; } = [];

    /// <summary>What proves that the organisation may transfer it; only the exchange reads it.</summary>
    public string? Ownership { get; init; }

    public StateFunding? StateFunding { get; init; }

    /// <summary>The person in charge.</summary>
    public ContactPerson? Contact { get; init; }

    /// <summary>In the order in which they are shown; the first is the large one.</summary>
    public IReadOnlyList<ListingImage> Images { get; init; } = [];

    /// <summary>Of both layers; see <see cref="ForThePublic"/>.</summary>
    public IReadOnlyList<ListingDocument> Documents { get; init; } = [];

    /// <summary>The page of a video, at one of the hosts of the reference list.</summary>
    public Uri? Video { get; init; }

    /// <summary>Where a catalogue listing comes from.</summary>
    public CatalogueSource? Source { get; init; }

    /// <summary>The documents that are under a non-disclosure agreement.</summary>
    public IEnumerable<ListingDocument> ConfidentialDocuments => Documents.Where(d => d.Layer == DisclosureLayer.UnderNda);

    public bool HasConfidential => !Confidential.IsEmpty || ConfidentialDocuments.Any();

    /// <summary>The result of a state-funded task whose right to transfer has no basis yet, or stays with the State.</summary>
    public bool AwaitsRightToTransfer => StateFunding is { IsStateFunded: true } funding && !funding.HasBasis;

    public bool IsRestricted => TransferClass == TransferClasses.Restricted;

    /// <summary>What everybody may read of it.</summary>
    public ListingContent WithoutConfidential() => this with { Confidential = Bilingual.None };

    /// <summary>All files that it refers to.</summary>
    public IEnumerable<FileId> AllFiles() => [.. Images.Select(i => i.File), .. Documents.Select(d => d.File)];

    /// <summary>Without anything that is under a non-disclosure agreement.</summary>
    public ListingContent ForThePublic() =>
        Documents.All(d => d.Layer == DisclosureLayer.Public) ? WithoutConfidential() : WithoutConfidential() with { Documents = [.. Documents.Where(d => d.Layer == DisclosureLayer.Public)] };

    /// <summary>Another text with the same files: these are attached and removed by deeds of their own.</summary>
    public ListingContent WithFilesOf(ListingContent before) => this with { Images = before.Images, Documents = before.Documents };
}

/// <summary>One figure against today's way: "12 kWh/m³" today, "7 kWh/m³" with it.</summary>
public sealed record AdvantageFigure(Bilingual Measure, string Today, string WithIt);

/// <summary>What shows that a readiness level was reached: minutes, the place and day of a trial, a reference user.</summary>
/// <param name="Level">One of <see cref="ReadinessEvidence.Levels"/>.</param>
public sealed record ReadinessEvidence(int Level, string Text)
{
    /// <summary>Levels from which evidence of their own is asked for; the list of levels says what it is.</summary>
    public static readonly IReadOnlyList<int> Levels = [4, 7, 9];

    /// <summary>The levels whose evidence a technology at this level is asked for.</summary>
    public static IEnumerable<int> AskedAt(int? trl) => Levels.Where(level => level <= trl);
}

/// <summary>A certificate of the technology or of its product.</summary>
public sealed record Certificate(string Kind, string? Number, DateOnly? ValidUntil);

/// <summary>A right that the supplier offers, with the widest bounds it would agree to.</summary>
/// <param name="TermMonths">Longest term in months; null is without end.</param>
public sealed record OfferedRight(
    Right Right,
    Exclusivity? Exclusivity,
    bool Sublicence,
    Territory Territory,
    IReadOnlyList<string> FieldOfUse,
    int? TermMonths);

/// <summary>The price that the supplier wishes for. Amounts are whole đồng.</summary>
public sealed record PriceWish(PriceMode Mode, Money? From, Money? To, Royalty? Royalty);

public enum PriceMode
{
    Fixed,
    Range,
    Royalty,
    Equity,
    Negotiable,
}

/// <summary>A running fee. The rate is in parts per million: 20,000 is 2 %.</summary>
public sealed record Royalty(int RatePerMillion, RoyaltyBase Base);

/// <summary>What a royalty is reckoned on (Law 07/2017/QH14, art. 27).</summary>
public enum RoyaltyBase
{
    /// <summary>Giá bán tịnh.</summary>
    NetSalesPrice,

    /// <summary>Doanh thu thuần.</summary>
    NetRevenue,

    /// <summary>Lợi nhuận trước thuế.</summary>
    PreTaxProfit,
}

/// <summary>One of those to whom the technology belongs.</summary>
/// <param name="SharePerMillion">Parts per million; null when the shares are not stated.</param>
public sealed record TechnologyOwner(string Name, int? SharePerMillion);

/// <summary>A right of intellectual property that protects it.</summary>
/// <param name="Territory">Where it holds, in words.</param>
public sealed record IpRight(string Kind, string? Application, string? Grant, IpStatus? Status, DateOnly? FiledOn, DateOnly? ExpiresOn, string? Territory);

public enum IpStatus
{
    /// <summary>Đang chuẩn bị nộp đơn.</summary>
    InPreparation,

    /// <summary>Đã nộp đơn.</summary>
    Filed,

    /// <summary>Đã được cấp.</summary>
    Granted,

    /// <summary>Đã hết hiệu lực.</summary>
    Ended,
}

/// <summary>Whether state money made it, and by what the organisation may then transfer it.</summary>
/// <param name="Level">Level of the task.</param>
/// <param name="Basis">Basis of the right to transfer.</param>
/// <param name="Document">The basis's document, with its number and date.</param>
public sealed record StateFunding(bool IsStateFunded, string? Level, string? Basis, string? Document)
{
    /// <summary>The State keeps the right: the organisation may not transfer it.</summary>
    public const string StateKeeps = "state-keeps";

    public bool HasBasis => Basis is not (null or StateKeeps) && Document is not null;
}

/// <summary>Codes of the classes that rules speak of (arts 10 and 11).</summary>
public static class TransferClasses
{
    public const string Restricted = "restricted";
    public const string Prohibited = "prohibited";
}

/// <summary>Whom to ask. The public sees name and position.</summary>
/// <param name="Name">Empty as long as only the rest was filled in.</param>
public sealed record ContactPerson(string Name, string? Position, string? Phone, string? Mail)
{
    /// <summary>Somebody by name, whom one can call or write to.</summary>
    public bool IsReachable => Name.Length > 0 && (Phone is not null || Mail is not null);
}

/// <summary>The named source of a catalogue listing.</summary>
/// <param name="Key">The source's own key of the row, unique within the source.</param>
/// <param name="StatedOn">The source's own date; null when it states none.</param>
public sealed record CatalogueSource(string Name, string Key, Uri Link, DateOnly? StatedOn);
