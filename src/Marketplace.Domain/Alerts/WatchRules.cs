using Marketplace.Domain.Common;

namespace Marketplace.Domain.Alerts;

/// <summary>Every way in which saved searches and follows say no.</summary>
public static class WatchRules
{
    /// <summary>Of one person: what more would find nobody reads.</summary>
    public const int MostWatches = 50;

    public const int NameLength = 120;

    /// <summary>As long as a search may be.</summary>
    public const int TextLength = 2_000;

    /// <summary>So many codes narrow a saved search, of all facets together.</summary>
    public const int MostCodes = 200;

    public const int CodeLength = 64;

    public static readonly Rule APersonKeepsSoManyWatches = Rule.Named();
    public static readonly Rule AWatchHasAName = Rule.Named("Name");
    public static readonly Rule ASavedSearchNarrows = Rule.Named();
    public static readonly Rule ASearchIsSavedOnce = Rule.Named();
    public static readonly Rule AFollowIsKeptOnce = Rule.Named();
    public static readonly Rule OnesOwnOrganisationIsNotFollowed = Rule.Named();
    public static readonly Rule ALinkThatEndsLettersIsKnown = Rule.Named();
    public static readonly Rule OnlyARunningWatchIsPaused = Rule.Named();
    public static readonly Rule OnlyAPausedWatchIsResumed = Rule.Named();
}
