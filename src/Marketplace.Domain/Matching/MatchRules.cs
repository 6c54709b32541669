using Marketplace.Domain.Common;

namespace Marketplace.Domain.Matching;

/// <summary>Every way in which a suggestion says no.</summary>
public static class MatchRules
{
    public const int NoteLength = 1_000;

    /// <summary>The code of the reason that needs words.</summary>
    public const string OtherReason = "other";

    public static readonly Rule NobodyMatchesTheirOwn = Rule.Named();
    public static readonly Rule OnlyWhatFitsIsSuggested = Rule.Named();
    public static readonly Rule OnlyAnOpenSuggestionIsAccepted = Rule.Named();
    public static readonly Rule ASuggestionIsDismissedOnce = Rule.Named();
    public static readonly Rule ADismissalGivesAReason = Rule.Named("Reason");
    public static readonly Rule AnotherDismissalIsExplained = Rule.Named("Note");
    public static readonly Rule OnlyADismissedSuggestionIsRestored = Rule.Named();
}
