using Marketplace.Domain.Common;

namespace Marketplace.Domain.Demands;

/// <summary>Every way in which a demand says no.</summary>
public static class DemandRules
{
    public const int Figures = 8;

    public static readonly Rule OnlyDraftDemandsAreSubmitted = Rule.Named();
    public static readonly Rule ASubmittedDemandIsNotEdited = Rule.Named();
    public static readonly Rule AClosedDemandIsNotEdited = Rule.Named();
    public static readonly Rule OnlyOpenDemandsAreWithdrawn = Rule.Named();
    public static readonly Rule OnlyMatchedDemandsAreClosed = Rule.Named();
    public static readonly Rule OnlyOverdueDemandsExpire = Rule.Named();
    public static readonly Rule OnlySubmittedDemandsAreDecided = Rule.Named();
    public static readonly Rule AReasonIsGivenToTheAsker = Rule.Named("Reason");
    public static readonly Rule ADemandNeedsATitle = Rule.Named("TitleVi");
    public static readonly Rule ADemandNeedsAProblem = Rule.Named("ProblemVi");
    public static readonly Rule ADemandNeedsAResult = Rule.Named("ResultVi");
    public static readonly Rule ADemandNeedsAField = Rule.Named("Field");
    public static readonly Rule ADeadlineLiesAhead = Rule.Named("Deadline");
    public static readonly Rule ABudgetRises = Rule.Named("BudgetTo");
    public static readonly Rule AWantedReadinessIsALevel = Rule.Named("TrlWanted");
    public static readonly Rule AResultFigureIsWhole = Rule.Named("Figures");
    public static readonly Rule AContactIsWhole = Rule.Named("ContactName");

    /// <summary>What a submission still needs, and what plain sense forbids. Everything else only raises <see cref="DemandCompleteness"/>.</summary>
    public static IEnumerable<Rule> Missing(DemandContent content, DateOnly today)
    {
        (Rule Rule, bool Holds)[] needed =
        [
            (ADemandNeedsATitle, content.Title.Vi is not null),
            (ADemandNeedsAProblem, !content.Problem.IsEmpty),
            (ADemandNeedsAResult, !content.Result.IsEmpty),
            (AResultFigureIsWhole, content.Figures.All(f => f.IsWhole)),
            (ADemandNeedsAField, content.Field is not null),
            (AWantedReadinessIsALevel, content.TrlWanted is null or (>= 1 and <= 9)),
            (ABudgetRises, content is not { BudgetFrom: { } from, BudgetTo: { } to } || from.Amount <= to.Amount),
            (ADeadlineLiesAhead, content.Deadline is null || content.Deadline > today),
            (AContactIsWhole, content.Contact is null or { IsReachable: true }),
        ];
        return needed.Where(n => !n.Holds).Select(n => n.Rule);
    }

    internal static void RequireComplete(DemandContent content, DateOnly today) => Missing(content, today).FirstOrDefault()?.Refuse();
}
