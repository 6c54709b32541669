using Marketplace.Domain.Common;

namespace Marketplace.Domain.Demands;

/// <summary>Every way in which a proposal says no.</summary>
public static class ProposalRules
{
    public const int MessageLength = 4_000;
    public const int ReasonLength = 1_000;

    /// <summary>The code of the reason that needs words.</summary>
    public const string OtherReason = "other";

    public static readonly Rule NobodyAnswersTheirOwnDemand = Rule.Named();
    public static readonly Rule OnlyOpenDemandsTakeProposals = Rule.Named();
    public static readonly Rule NoProposalAfterTheDeadline = Rule.Named();
    public static readonly Rule OnlyTheInvitedPropose = Rule.Named();
    public static readonly Rule OneOpenProposalPerDemand = Rule.Named();
    public static readonly Rule AProposalNamesAPublishedListing = Rule.Named("Listing");
    public static readonly Rule AProposalSaysHowItSolves = Rule.Named("Message");
    public static readonly Rule OnlyAWaitingProposalIsAnswered = Rule.Named();
    public static readonly Rule ADeclineGivesAReason = Rule.Named("Reason");
    public static readonly Rule AnotherReasonIsExplained = Rule.Named("ReasonText");
}
