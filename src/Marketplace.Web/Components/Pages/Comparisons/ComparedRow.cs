using Marketplace.Application.Dossiers;
using Marketplace.Application.Listings;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;

namespace Marketplace.Web.Components.Pages.Comparisons;

/// <summary>One part of the dossiers side by side.</summary>
/// <param name="Texts">Of each technology in turn; empty where it is not stated.</param>
internal sealed record ComparedRow(ListingPart Part, string Label, IReadOnlyList<string> Texts)
{
    /// <summary>What a decision rests on, in the order in which it is asked.</summary>
    private static readonly ListingPart[] Parts =
    [
        ListingPart.Trl, ListingPart.Figures, ListingPart.Advantage, ListingPart.Price, ListingPart.Rights, ListingPart.IpRights,
        ListingPart.Evidence, ListingPart.TrlEvidence, ListingPart.Certificates, ListingPart.Owners, ListingPart.StateFunding, ListingPart.TransferClass,
    ];

    public bool IsSame => Texts.Count > 1 && Texts.All(t => t == Texts[0]);

    public static IReadOnlyList<ComparedRow> Of(IReadOnlyList<PublicListing> listings, Language language)
    {
        var sheets = listings.Select(l => DossierSheet.Of(l.Dossier, language, DossierReader.Public).ToDictionary(line => line.Part, line => line.Text)).ToArray();
        return [.. Parts.Select(part => new ComparedRow(part, DossierSheet.LabelOf(part, language), [.. sheets.Select(s => s[part])]))];
    }
}
