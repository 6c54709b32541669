namespace Marketplace.Domain.Listings;

/// <summary>How much of the dossier is there. It blocks nothing; a fuller dossier is found and understood more easily.</summary>
/// <param name="Percent">0 to 100; 100 only when nothing is missing.</param>
public sealed record Completeness(int Percent, IReadOnlyList<ListingPart> Missing)
{
    public static Completeness Of(ListingContent content)
    {
        var missing = Enum.GetValues<ListingPart>().Where(part => !IsStated(content, part)).ToArray();
        return new Completeness(100 * (Enum.GetValues<ListingPart>().Length - missing.Length) / Enum.GetValues<ListingPart>().Length, missing);
    }

    private static bool IsStated(ListingContent content, ListingPart part) => part switch
    {
        ListingPart.Title => content.Title.Vi is not null,
        ListingPart.Summary => !content.Summary.IsEmpty,
        ListingPart.Problem => !content.Problem.IsEmpty,
        ListingPart.ExistingSolutions => !content.ExistingSolutions.IsEmpty,
        ListingPart.Advantage => !content.Advantage.IsEmpty,
        ListingPart.Figures => content.Figures.Count > 0,
        ListingPart.Economics => !content.Economics.IsEmpty,
        ListingPart.Description => !content.Description.IsEmpty,
        ListingPart.Field => content.Field is not null,
        ListingPart.Industries => content.Industries.Count > 0,
        ListingPart.Ipc => content.Ipc.Count > 0,
        ListingPart.PriorityTags => content.PriorityTags.Count > 0,
        ListingPart.Sdgs => content.Sdgs.Count > 0,
        ListingPart.Keywords => content.Keywords.Count > 0,
        ListingPart.Objects => content.Objects.Count > 0,
        ListingPart.TransferClass => content.TransferClass is not null,
        ListingPart.Trl => content.Trl is not null,
        ListingPart.TrlEvidence => ReadinessEvidence.AskedAt(content.Trl).All(level => content.TrlEvidence.Any(e => e.Level == level)),
        ListingPart.Evidence => !content.Evidence.IsEmpty,
        ListingPart.Certificates => content.Certificates.Count > 0,
        ListingPart.Rights => content.Rights.Count > 0,
        ListingPart.Forms => content.Forms.Count > 0,
        ListingPart.Methods => content.Methods.Count > 0,
        ListingPart.Price => content.Price is not null,
        ListingPart.Owners => content.Owners.Count > 0 && content.Owners.All(o => o.SharePerMillion is not null),
        ListingPart.IpRights => content.IpRights.Count > 0,
        ListingPart.Ownership => !string.IsNullOrWhiteSpace(content.Ownership),
        ListingPart.StateFunding => content.StateFunding is not null && !content.AwaitsRightToTransfer,
        ListingPart.Contact => content.Contact is { IsReachable: true },
        ListingPart.Images => content.Images.Count > 0,
        ListingPart.Documents => content.Documents.Count > 0,
        ListingPart.Video => content.Video is not null,
        _ => content.Title.En is not null && (content.Summary.IsEmpty || content.Summary.En is not null) && (content.Problem.IsEmpty || content.Problem.En is not null),
    };
}
