using Marketplace.Domain.Common;

namespace Marketplace.Domain.Listings;

/// <summary>Every way in which a listing says no.</summary>
public static class ListingRules
{
    public const int TitleLength = 200;
    public const int TextLength = 4_000;
    public const int DescriptionLength = 20_000;
    public const int Keywords = 20;
    public const int KeywordLength = 60;
    public const int ReasonLength = 2_000;

    public static readonly Rule OnlyDraftsAreSubmitted = Rule.Named();
    public static readonly Rule ASubmittedRevisionIsNotEdited = Rule.Named();
    public static readonly Rule AWithdrawnListingIsNotEdited = Rule.Named();
    public static readonly Rule OnlySubmittedRevisionsAreDecided = Rule.Named();
    public static readonly Rule OnlyOpenListingsAreWithdrawn = Rule.Named();
    public static readonly Rule OnlyPublishedListingsAreNegotiated = Rule.Named();
    public static readonly Rule OnlyImportedListingsAreApprovedInBulk = Rule.Named();
    public static readonly Rule AnImportedListingNamesItsSource = Rule.Named();
    public static readonly Rule AConfirmedListingIsNotImportedOver = Rule.Named();
    public static readonly Rule ConflictingRightsAreNotGrantedTwice = Rule.Named();
    public static readonly Rule ASuspensionHasAReason = Rule.Named("Reason");
    public static readonly Rule AListingIsHiddenOnceForOneReason = Rule.Named();
    public static readonly Rule OnlyHiddenListingsAreShownAgain = Rule.Named();
    public static readonly Rule AReasonIsGiven = Rule.Named("Reason");

    public static readonly Rule ATitleIsNeeded = Rule.Named("TitleVi");
    public static readonly Rule AVietnameseTitleIsNeeded = Rule.Named("TitleVi");
    public static readonly Rule ASummaryIsNeeded = Rule.Named("SummaryVi");
    public static readonly Rule AProblemIsNeeded = Rule.Named("ProblemVi");
    public static readonly Rule AFieldIsNeeded = Rule.Named("Field");
    public static readonly Rule ATrlIsNeeded = Rule.Named("Trl");
    public static readonly Rule ARightIsNeeded = Rule.Named("Rights");
    public static readonly Rule OwnershipIsProven = Rule.Named("Ownership");

    /// <summary>What a submission still needs (see the listing section of the domain): everything else only raises completeness.</summary>
    public static IEnumerable<Rule> Missing(ListingContent content)
    {
        (Rule Rule, bool Holds)[] needed =
        [
            (AVietnameseTitleIsNeeded, content.Title.Vi is not null),
            (ASummaryIsNeeded, !content.Summary.IsEmpty),
            (AProblemIsNeeded, !content.Problem.IsEmpty),
            (AFieldIsNeeded, content.Field is not null),
            (ATrlIsNeeded, content.Trl is >= 1 and <= 9),
            (ARightIsNeeded, content.Rights.Count > 0),
            (OwnershipIsProven, !string.IsNullOrWhiteSpace(content.Ownership)),
        ];
        return needed.Where(n => !n.Holds).Select(n => n.Rule);
    }

    internal static void RequireComplete(ListingContent content) => Missing(content).FirstOrDefault()?.Refuse();
}
