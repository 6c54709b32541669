using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Search;

/// <summary>A technology as a row of a list. Parts that its source does not state are null or empty.</summary>
/// <param name="TitleFragments">The title with the words looked for marked; null where nothing was looked for.</param>
/// <param name="FieldName">In the reader's language.</param>
/// <param name="IsSaved">In the shared list of the reader's organisation.</param>
/// <param name="LastConfirmedAt">When its organisation last said that it holds; null when it never did.</param>
public sealed record ListingRow(
    string Code,
    Bilingual Title,
    Bilingual Summary,
    IReadOnlyList<Fragment>? TitleFragments,
    IReadOnlyList<Fragment>? SummaryFragments,
    Language FragmentLanguage,
    string? FieldName,
    int? Trl,
    IReadOnlyList<OfferedRight> Rights,
    PriceWish? Price,
    Bilingual Organisation,
    bool IsVerified,
    string? ProvinceName,
    bool IsReserved,
    bool IsCatalogue,
    bool IsDemo,
    bool IsSaved,
    DateTime PublishedAt,
    DateTime? LastConfirmedAt)
{
    /// <summary>No word of it was asked for: it is near in meaning.</summary>
    public bool IsByMeaning { get; init; }

    /// <summary>The words asked for stand in what a row does not show: the description, the keywords or the other language.</summary>
    public bool IsInFullText { get; init; }
}

/// <summary>A demand as a row of a list. The organisation is empty when it stays anonymous.</summary>
public sealed record DemandRow(
    string Code,
    Bilingual Title,
    Bilingual Problem,
    IReadOnlyList<Fragment>? TitleFragments,
    IReadOnlyList<Fragment>? ProblemFragments,
    Language FragmentLanguage,
    string? FieldName,
    int? TrlWanted,
    Money? BudgetFrom,
    Money? BudgetTo,
    DateOnly? Deadline,
    Bilingual Organisation,
    bool IsDemo,
    DateTime OpenedAt)
{
    /// <inheritdoc cref="ListingRow.IsByMeaning"/>
    public bool IsByMeaning { get; init; }

    /// <inheritdoc cref="ListingRow.IsInFullText"/>
    public bool IsInFullText { get; init; }
}

/// <summary>The columns of which rows are made, once for the home page and for search.</summary>
internal sealed record ListingColumns(ListingId Id, string Code, ListingStatus Status, DateTime? PublishedAt, DateTime? LastConfirmedAt, bool IsDemo, ListingContent Content, DateTime EditedAt, Bilingual Organisation, bool IsVerified, string? Province, bool IsSaved)
{
    public ListingRow Row(ReferenceLists lists, Language language, SearchHit? hit = null) => new(
        Code, Content.Title, Content.Summary, hit?.Title, hit?.Summary, hit?.TitleLanguage ?? language,
        Content.Field is null ? null : lists.Name(ReferenceListNames.Fields, Content.Field, language, EditedAt),
        Content.Trl, Content.Rights, Content.Price, Organisation, IsVerified,
        Province is null ? null : lists.Name(ReferenceListNames.Provinces, Province, language),
        Status == ListingStatus.Reserved, Content.Source is not null, IsDemo, IsSaved, PublishedAt ?? DateTime.UnixEpoch, LastConfirmedAt)
    {
        IsByMeaning = hit?.IsByMeaning == true,
    };
}

internal sealed record DemandColumns(Domain.Demands.DemandId Id, string Code, DateTime? OpenedAt, bool IsDemo, Domain.Demands.DemandContent Content, DateTime EditedAt, Bilingual Organisation)
{
    public DemandRow Row(ReferenceLists lists, Language language, SearchHit? hit = null) => new(
        Code, Content.Title, Content.Problem, hit?.Title, hit?.Summary, hit?.TitleLanguage ?? language,
        Content.Field is null ? null : lists.Name(ReferenceListNames.Fields, Content.Field, language, EditedAt),
        Content.TrlWanted, Content.BudgetFrom, Content.BudgetTo, Content.Deadline,
        Content.IsAnonymous ? Bilingual.None : Organisation, IsDemo, OpenedAt ?? DateTime.UnixEpoch)
    {
        IsByMeaning = hit?.IsByMeaning == true,
    };
}
