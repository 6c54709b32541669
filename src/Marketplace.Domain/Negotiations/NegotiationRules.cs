using Marketplace.Domain.Common;

namespace Marketplace.Domain.Negotiations;

/// <summary>Every way in which a negotiation says no.</summary>
public static class NegotiationRules
{
    public const int TextLength = 4_000;

    public static readonly Rule NobodyNegotiatesWithThemselves = Rule.Named();
    public static readonly Rule CatalogueListingsTakeQuestionsOnly = Rule.Named();
    public static readonly Rule AnOpenNegotiationIsNeeded = Rule.Named();
    public static readonly Rule AQuestionIsAnsweredOnce = Rule.Named();
    public static readonly Rule OnlyTheAskedSideAnswers = Rule.Named();
    public static readonly Rule TheRecipientOffersFirst = Rule.Named();
    public static readonly Rule ItIsTheOtherSidesTurn = Rule.Named();
    public static readonly Rule ARoundIsSentOnce = Rule.Named();
    public static readonly Rule OnlyTheOpenRoundIsAccepted = Rule.Named();
    public static readonly Rule AnAcceptanceAwaitsTheRepresentativeOnce = Rule.Named();
    public static readonly Rule NoAcceptanceIsWaiting = Rule.Named();
    public static readonly Rule OnlyAFreshAcceptanceIsRecalled = Rule.Named();
    public static readonly Rule OnlyAgreedTermsEndWithTheirDeal = Rule.Named();
    public static readonly Rule AnEndIsExplained = Rule.Named("Reason");
    public static readonly Rule AnAssignmentHasNoExclusivity = Rule.Named("Exclusivity");
    public static readonly Rule ARightToUseSaysHowExclusive = Rule.Named("Exclusivity");
    public static readonly Rule ARightToUseHasATerm = Rule.Named("TermMonths");
    public static readonly Rule PricesAreInDong = Rule.Named("UpFront");
    public static readonly Rule APriceIsNotNegative = Rule.Named("UpFront");
    public static readonly Rule ARoyaltyIsAShare = Rule.Named("RoyaltyPercent");
    public static readonly Rule AnOfferNamesAPrice = Rule.Named("UpFront");
}
