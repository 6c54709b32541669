using Marketplace.Domain.Demands;

namespace Marketplace.Web.Components.Pages.Demands;

/// <summary>The steps of the demand's form.</summary>
public enum DemandStep
{
    Problem,
    Classification,
    Transfer,
    Asker,

    /// <summary>Attachments: a page of its own, since files are brought by a form.</summary>
    Files,
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

    /// <summary>The step that an address names; the first unless it names one of the form.</summary>
    public static DemandStep Named(string? name) =>
        Enum.GetValues<DemandStep>().FirstOrDefault(s => s != DemandStep.Files && string.Equals(s.ToString(), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where a step stands when it is a link.</summary>
    public static string PathOf(DemandStep step, Guid demand) => step == DemandStep.Files ? $"my/demands/{demand}/files" : $"my/demands/{demand}?step={step.ToString().ToLowerInvariant()}";

    public static DemandStep Of(DemandPart part) => part switch
    {
        >= DemandPart.Field and <= DemandPart.Province => DemandStep.Classification,
        >= DemandPart.TrlWanted and <= DemandPart.Cooperation => DemandStep.Transfer,
        DemandPart.Contact or DemandPart.Openness => DemandStep.Asker,
        DemandPart.Attachments => DemandStep.Files,
        _ => DemandStep.Problem,
    };
}
