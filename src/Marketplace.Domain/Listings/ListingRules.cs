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
    public const int LineLength = 200;
    public const int NumberLength = 60;
    public const int Figures = 8;
    public const int IpcCodes = 10;
    public const int Rights = 6;
    public const int Owners = 10;
    public const int IpRights = 20;
    public const int Certificates = 12;

    /// <summary>More do not stand beside one another on a page.</summary>
    public const int Compared = 4;

    /// <summary>Days after which an organisation is asked to confirm a listing again, is asked once more, and no longer shows it.</summary>
    public const int DaysToReminder = 75;
    public const int DaysToWarning = 113;
    public const int DaysToHiding = 120;

    /// <summary>Nothing is hidden sooner than this after its last reminder.</summary>
    public const int DaysOfNotice = DaysToHiding - DaysToWarning;

    /// <summary>Between these lie the days that a dossier speaks of.</summary>
    public static readonly DateOnly FirstDay = new(1950, 1, 1);
    public static readonly DateOnly LastDay = new(2150, 12, 31);

    /// <summary>Shares written with two decimals add up to 100 % as nearly as this, for each owner.</summary>
    private const int ShareRounding = 100;

    private const int Whole = 1_000_000;
    private const string Machinery = "machinery";

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
    public static readonly Rule OnlyPublishedListingsAreConfirmed = Rule.Named();
    public static readonly Rule SomeListingsAreChosen = Rule.Named();
    public static readonly Rule OnlyListingsDueAreRemindedOf = Rule.Named();
    public static readonly Rule OnlyUnconfirmedListingsAreHidden = Rule.Named();
    public static readonly Rule AListingInUseStaysShown = Rule.Named();
    public static readonly Rule AListingIsPreparedForASupplier = Rule.Named();
    public static readonly Rule OnlyAnUntouchedPreparedDraftIsStaffs = Rule.Named();
    public static readonly Rule AReasonIsGiven = Rule.Named("Reason");
    public static readonly Rule AFewTechnologiesAreCompared = Rule.Named();

    public static readonly Rule ATitleIsNeeded = Rule.Named("TitleVi");
    public static readonly Rule AVietnameseTitleIsNeeded = Rule.Named("TitleVi");
    public static readonly Rule ASummaryIsNeeded = Rule.Named("SummaryVi");
    public static readonly Rule AProblemIsNeeded = Rule.Named("ProblemVi");
    public static readonly Rule AFieldIsNeeded = Rule.Named("Field");
    public static readonly Rule ATrlIsNeeded = Rule.Named("Trl");
    public static readonly Rule ARightIsNeeded = Rule.Named("Rights");
    public static readonly Rule OwnershipIsProven = Rule.Named("Ownership");
    public static readonly Rule AContactIsNeeded = Rule.Named("ContactName");
    public static readonly Rule APriceIsWhole = Rule.Named("PriceMode");
    public static readonly Rule APriceRangeRises = Rule.Named("PriceTo");
    public static readonly Rule OwnersShareTheWhole = Rule.Named("Owners");
    public static readonly Rule MachineryAloneIsNoTechnology = Rule.Named("Objects");
    public static readonly Rule AProhibitedTechnologyIsNotOffered = Rule.Named("TransferClass");

    public static readonly Rule AnIpNumberHasItsShape = Rule.Named("IpRights");
    public static readonly Rule AnIpRightEndsInItsTime = Rule.Named("IpRights");
    public static readonly Rule AGrantedIpRightHasItsNumber = Rule.Named("IpRights");
    public static readonly Rule AReadinessLevelIsShown = Rule.Named("TrlEvidence");
    public static readonly Rule AStateFundedResultNamesItsBasis = Rule.Named("TransferBasis");
    public static readonly Rule ARestrictedTechnologyNeedsApproval = Rule.Named("TransferClass");

    /// <summary>
    /// What a submission still needs (see the listing section of the domain), and what the law or plain sense forbids. Everything
    /// else only raises <see cref="Completeness"/>.
    /// </summary>
    public static IEnumerable<Rule> Missing(ListingContent content)
    {
        (Rule Rule, bool Holds)[] needed =
        [
            (AVietnameseTitleIsNeeded, content.Title.Vi is not null),
            (ASummaryIsNeeded, !content.Summary.IsEmpty),
            (AProblemIsNeeded, !content.Problem.IsEmpty),
            (AFieldIsNeeded, content.Field is not null),
            (MachineryAloneIsNoTechnology, content.Objects.Count == 0 || content.Objects.Any(o => o != Machinery)),
            (AProhibitedTechnologyIsNotOffered, content.TransferClass != TransferClasses.Prohibited),
            (ATrlIsNeeded, content.Trl is >= 1 and <= 9),
            (ARightIsNeeded, content.Rights.Count > 0),
            (APriceIsWhole, IsWhole(content.Price)),
            (APriceRangeRises, content.Price is not { Mode: PriceMode.Range, From: { } from, To: { } to } || from.Amount <= to.Amount),
            (OwnersShareTheWhole, ShareTheWhole(content.Owners)),
            (OwnershipIsProven, !string.IsNullOrWhiteSpace(content.Ownership)),
            (AContactIsNeeded, content.Contact is { IsReachable: true }),
        ];
        return needed.Where(n => !n.Holds).Select(n => n.Rule);
    }

    /// <summary>What its supplier and its reviewer should look at again.</summary>
    /// <param name="kindOf">What the list of IP kinds says of a code; null for a code that it does not hold.</param>
    public static IReadOnlyList<Warning> Warnings(ListingContent content, Func<string, IpKind?> kindOf)
    {
        var warnings = new List<Warning>();
        foreach (var level in ReadinessEvidence.AskedAt(content.Trl).Where(level => content.TrlEvidence.All(e => e.Level != level)))
        {
            warnings.Add(AReadinessLevelIsShown.Warn($"TrlEvidence{level}", level));
        }

        if (content.AwaitsRightToTransfer)
        {
            warnings.Add(AStateFundedResultNamesItsBasis.Warn());
        }

        if (content.IsRestricted)
        {
            warnings.Add(ARestrictedTechnologyNeedsApproval.Warn());
        }

        for (var i = 0; i < content.IpRights.Count; i++)
        {
            var (right, member) = (content.IpRights[i], $"IpRights[{i}]");
            if (kindOf(right.Kind) is not { } kind)
            {
                continue;
            }

            if (right.Application is { } application && kind.Application is { } shape && !kind.TakesApplication(application))
            {
                warnings.Add(AnIpNumberHasItsShape.Warn($"{member}.{nameof(right.Application)}", application, shape));
            }

            if (right.Grant is { } grant && kind.Grant is { } granted && !kind.TakesGrant(grant))
            {
                warnings.Add(AnIpNumberHasItsShape.Warn($"{member}.{nameof(right.Grant)}", grant, granted));
            }

            if (right is { Status: IpStatus.Granted, Grant: null } && kind.Grant is not null)
            {
                warnings.Add(AGrantedIpRightHasItsNumber.Warn($"{member}.{nameof(right.Grant)}"));
            }

            if (right is { FiledOn: { } filed, ExpiresOn: { } ends } && (ends <= filed || ends > kind.LatestEnd(filed)))
            {
                warnings.Add(AnIpRightEndsInItsTime.Warn($"{member}.{nameof(right.ExpiresOn)}"));
            }
        }

        return warnings;
    }

    internal static void RequireComplete(ListingContent content) => Missing(content).FirstOrDefault()?.Refuse();

    private static bool IsWhole(PriceWish? price) => price switch
    {
        null => true,
        { Mode: PriceMode.Fixed } => price.From is not null,
        { Mode: PriceMode.Range } => price.From is not null && price.To is not null,
        { Mode: PriceMode.Royalty } => price.Royalty is { RatePerMillion: > 0 },
        _ => true,
    };

    /// <summary>No shares, or shares of everybody that add up to 100 %.</summary>
    private static bool ShareTheWhole(IReadOnlyList<TechnologyOwner> owners) =>
        owners.All(o => o.SharePerMillion is null)
        || (owners.All(o => o.SharePerMillion is > 0) && long.Abs(owners.Sum(o => (long)o.SharePerMillion!.Value) - Whole) <= (owners.Count == 1 ? 0 : owners.Count * ShareRounding));
}
