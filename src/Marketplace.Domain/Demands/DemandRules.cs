using Marketplace.Domain.Common;

namespace Marketplace.Domain.Demands;

/// <summary>Every way in which a demand says no.</summary>
public static class DemandRules
{
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

    internal static void RequireComplete(DemandContent content, DateOnly today)
    {
        ADemandNeedsATitle.Require(content.Title.Vi is not null);
        ADemandNeedsAProblem.Require(!content.Problem.IsEmpty);
        ADemandNeedsAResult.Require(!content.Result.IsEmpty);
        ADemandNeedsAField.Require(content.Field is not null);
        ADeadlineLiesAhead.Require(content.Deadline is null || content.Deadline > today);
    }
}
