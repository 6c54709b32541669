using Marketplace.Domain.Common;

namespace Marketplace.Domain.Disclosures;

/// <summary>Every way in which the confidential part of a listing stays closed.</summary>
public static class DisclosureRules
{
    public const int PurposeLength = 2_000;
    public const int ReasonLength = 1_000;

    /// <summary>More people than this do not look into one technology.</summary>
    public const int MostReaders = 20;

    /// <summary>Letters of a reason that staff give, at the least.</summary>
    public const int ShortestStaffReason = 20;

    /// <summary>A grant is looked at anew after these years at the latest.</summary>
    public const int LongestYears = 5;

    /// <summary>The code of the reason that needs words.</summary>
    public const string OtherReason = "other";

    public static readonly Rule NobodyAsksForTheirOwnConfidentialPart = Rule.Named();
    public static readonly Rule OnlyAConfidentialPartIsDisclosed = Rule.Named();
    public static readonly Rule OneDisclosureIsAskedForAtATime = Rule.Named();
    public static readonly Rule APurposeIsStated = Rule.Named("Purpose");
    public static readonly Rule ReadersAreNamed = Rule.Named("Readers");
    public static readonly Rule SoManyReadersAreNamed = Rule.Named("Readers");
    public static readonly Rule AReaderIsAMember = Rule.Named("Readers");
    public static readonly Rule AReaderIsNamedOnce = Rule.Named("Readers");
    public static readonly Rule TheUndertakingIsAccepted = Rule.Named("Accepted");
    public static readonly Rule TheUndertakingInForceIsAccepted = Rule.Named("Accepted");
    public static readonly Rule NoUndertakingAwaitsARepresentative = Rule.Named();
    public static readonly Rule OnlyAWaitingDisclosureIsAnswered = Rule.Named();
    public static readonly Rule ADisclosureEndsInTime = Rule.Named("Until");
    public static readonly Rule ADeclinedDisclosureHasAReason = Rule.Named("Reason");
    public static readonly Rule AnotherReasonForADisclosureIsExplained = Rule.Named("ReasonText");
    public static readonly Rule ARevocationIsExplained = Rule.Named("ReasonText");
    public static readonly Rule OnlyALiveDisclosureEnds = Rule.Named();
    public static readonly Rule OnlyAGrantedDisclosureGoesOn = Rule.Named();
    public static readonly Rule OnlyTheNewestRevisionIsOpened = Rule.Named();
    public static readonly Rule OnlyAWaitingReaderIsAnswered = Rule.Named();
    public static readonly Rule OnlyANamedReaderIsRemoved = Rule.Named();
    public static readonly Rule OnlyWhatIsOpenIsRead = Rule.Named();
    public static readonly Rule OnlyNamedReadersRead = Rule.Named();
    public static readonly Rule StaffSayWhyTheyOpen = Rule.Named("Reason");
}
