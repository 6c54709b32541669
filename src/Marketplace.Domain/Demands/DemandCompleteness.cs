namespace Marketplace.Domain.Demands;

/// <summary>How much of the demand is there. It blocks nothing; a fuller demand gets better proposals.</summary>
/// <param name="Percent">0 to 100; 100 only when nothing is missing.</param>
public sealed record DemandCompleteness(int Percent, IReadOnlyList<DemandPart> Missing)
{
    public static DemandCompleteness Of(DemandContent content)
    {
        var counted = Enum.GetValues<DemandPart>().Where(part => part is not (DemandPart.Openness or DemandPart.Attachments)).ToArray();
        var missing = counted.Where(part => !IsStated(content, part)).ToArray();
        return new DemandCompleteness(100 * (counted.Length - missing.Length) / counted.Length, missing);
    }

    private static bool IsStated(DemandContent content, DemandPart part) => part switch
    {
        DemandPart.Title => content.Title.Vi is not null,
        DemandPart.Problem => !content.Problem.IsEmpty,
        DemandPart.Situation => !content.Situation.IsEmpty,
        DemandPart.Result => !content.Result.IsEmpty,
        DemandPart.Figures => content.Figures.Count > 0,
        DemandPart.Field => content.Field is not null,
        DemandPart.Industries => content.Industries.Count > 0,
        DemandPart.Keywords => content.Keywords.Count > 0,
        DemandPart.Province => content.Province is not null,
        DemandPart.TrlWanted => content.TrlWanted is not null,
        DemandPart.Budget => content.BudgetFrom is not null || content.BudgetTo is not null,
        DemandPart.Deadline => content.Deadline is not null,
        DemandPart.Rights => content.Rights.Count > 0,
        DemandPart.Forms => content.Forms.Count > 0,
        DemandPart.Methods => content.Methods.Count > 0,
        DemandPart.Cooperation => !content.Cooperation.IsEmpty,
        DemandPart.Contact => content.Contact is not null,
        _ => content.Title.En is not null && (content.Problem.IsEmpty || content.Problem.En is not null) && (content.Result.IsEmpty || content.Result.En is not null),
    };
}
