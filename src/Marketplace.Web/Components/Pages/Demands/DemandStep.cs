using Marketplace.Domain.Demands;

namespace Marketplace.Web.Components.Pages.Demands;

/// <summary>The steps of the demand's form.</summary>
public enum DemandStep
{
    Problem,
    Classification,
    Transfer,
    Asker,
    Review,
}

internal static class DemandSteps
{
    /// <summary>The step that holds the field which a refusal names.</summary>
    public static DemandStep Of(string member) => member.Split('[', '.')[0] switch
    {
        "Field" or "Industries" or "Keywords" or "Province" => DemandStep.Classification,
        "TrlWanted" or "BudgetFrom" or "BudgetTo" or "Deadline" or "Rights" or "Forms" or "Methods" or "CooperationVi" or "CooperationEn" => DemandStep.Transfer,
        "ContactName" or "ContactPosition" or "ContactPhone" or "ContactMail" or "IsAnonymous" or "IsForInvited" => DemandStep.Asker,
        _ => DemandStep.Problem,
    };

    public static DemandStep Of(DemandPart part) => part switch
    {
        >= DemandPart.Field and <= DemandPart.Province => DemandStep.Classification,
        >= DemandPart.TrlWanted and <= DemandPart.Cooperation => DemandStep.Transfer,
        DemandPart.Contact or DemandPart.Openness => DemandStep.Asker,
        _ => DemandStep.Problem,
    };
}
