namespace Marketplace.Domain.Common;

/// <summary>Every way in which hiding something from the public says no.</summary>
public static class SuspensionRules
{
    public static readonly Rule ASuspensionHasAReason = Rule.Named("Reason");
    public static readonly Rule NothingIsHiddenTwiceForOneReason = Rule.Named();
    public static readonly Rule OnlyWhatIsHiddenIsShownAgain = Rule.Named();
    public static readonly Rule ACaseLiftsItsOwnSuspension = Rule.Named();
}
