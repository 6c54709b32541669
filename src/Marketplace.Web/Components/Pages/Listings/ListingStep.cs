using Marketplace.Domain.Listings;

namespace Marketplace.Web.Components.Pages.Listings;

/// <summary>The steps of the dossier's form.</summary>
public enum ListingStep
{
    Content,
    Classification,
    Readiness,
    Rights,
    Ownership,

    /// <summary>Images and documents: a page of its own, since files are brought by a form.</summary>
    Files,
    Review,
}

internal static class ListingSteps
{
    /// <summary>The step that holds the field which a refusal or a warning names: "Rights[0].TermMonths" stands with the rights.</summary>
    public static ListingStep Of(string member) => member.Split('[', '.')[0] switch
    {
        "Field" or "Industries" or "Ipc" or "PriorityTags" or "Sdgs" or "Keywords" or "Objects" or "TransferClass" or "AnnexEntry" => ListingStep.Classification,
        "Trl" or "TrlEvidence4" or "TrlEvidence7" or "TrlEvidence9" or "EvidenceVi" or "EvidenceEn" or "Certificates" => ListingStep.Readiness,
        "Rights" or "Forms" or "Methods" or "PriceMode" or "PriceFrom" or "PriceTo" or "RoyaltyPercent" or "RoyaltyBase" => ListingStep.Rights,
        "Owners" or "IpRights" or "Ownership" or "StateFunded" or "FundingLevel" or "TransferBasis" or "BasisDocument"
            or "ContactName" or "ContactPosition" or "ContactPhone" or "ContactMail" => ListingStep.Ownership,
        _ => ListingStep.Content,
    };

    /// <summary>The step that an address names; the first unless it names one of the form.</summary>
    public static ListingStep Named(string? name) =>
        Enum.GetValues<ListingStep>().FirstOrDefault(s => s != ListingStep.Files && string.Equals(s.ToString(), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where a step stands when it is a link.</summary>
    public static string PathOf(ListingStep step, Guid listing) => step == ListingStep.Files ? $"my/listings/{listing}/files" : $"my/listings/{listing}?step={step.ToString().ToLowerInvariant()}";

    public static ListingStep Of(ListingPart part) => part switch
    {
        >= ListingPart.Field and <= ListingPart.TransferClass => ListingStep.Classification,
        >= ListingPart.Trl and <= ListingPart.Certificates => ListingStep.Readiness,
        >= ListingPart.Rights and <= ListingPart.Price => ListingStep.Rights,
        >= ListingPart.Owners and <= ListingPart.Contact => ListingStep.Ownership,
        ListingPart.Images or ListingPart.Documents => ListingStep.Files,
        _ => ListingStep.Content,
    };
}
