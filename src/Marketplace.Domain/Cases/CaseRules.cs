using Marketplace.Domain.Common;

namespace Marketplace.Domain.Cases;

/// <summary>Every way in which a case says no.</summary>
public static class CaseRules
{
    public const int TextLength = 4_000;

    /// <summary>Calendar days after a decision.</summary>
    public const int DaysToAppeal = 15;

    public static readonly Rule WhatIsReportedIsPublic = Rule.Named("What");
    public static readonly Rule AViolationIsDescribed = Rule.Named("Description");
    public static readonly Rule AnAuthoritysRequestIsNotOfTheFuture = Rule.Named("ReceivedOn");
    public static readonly Rule AnAuthoritysPaperIsNotOfTheFuture = Rule.Named("Date");
    public static readonly Rule OnlyReportsAreHeard = Rule.Named();
    public static readonly Rule StatementsComeBeforeTheDecision = Rule.Named();
    public static readonly Rule AStatementIsWritten = Rule.Named("Text");
    public static readonly Rule OnlyHeardCasesAreDecided = Rule.Named();
    public static readonly Rule TheReportedSideIsHeardFirst = Rule.Named();
    public static readonly Rule ADecisionHasAReason = Rule.Named("Reason");
    public static readonly Rule APageOfTheExchangeStays = Rule.Named("Outcome");
    public static readonly Rule OnlyDecidedCasesAreAppealed = Rule.Named();
    public static readonly Rule AnAppealComesInTime = Rule.Named();
    public static readonly Rule OnlyAppealedCasesAreDecidedAgain = Rule.Named();
    public static readonly Rule AnAppealIsDecidedBySomebodyElse = Rule.Named();
}
