using Marketplace.Domain.Common;

namespace Marketplace.Domain.Mediation;

/// <summary>Every way in which a mandate says no.</summary>
public static class MandateRules
{
    public const int ConditionLength = 1_000;
    public const int LongestTailMonths = 60;

    public static readonly Rule ABrokerIsNoParty = Rule.Named("Broker");
    public static readonly Rule OnlyVerifiedBrokersMediate = Rule.Named("Broker");
    public static readonly Rule OneBrokerPerNegotiation = Rule.Named("Broker");
    public static readonly Rule AMandateEndsAfterItStarts = Rule.Named("EndsOn");
    public static readonly Rule AConflictStatementIsGiven = Rule.Named("ConflictStatement");
    public static readonly Rule OnlyTheOtherSideAnswersAMandate = Rule.Named();
    public static readonly Rule OnlyThoseItBindsEndAMandate = Rule.Named();
    public static readonly Rule OnlyALiveMandateEnds = Rule.Named();
    public static readonly Rule OnlyALiveMandateTakesNotes = Rule.Named();
    public static readonly Rule ANoteSaysSomething = Rule.Named("Text");
}
