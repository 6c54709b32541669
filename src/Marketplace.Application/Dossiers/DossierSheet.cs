using Marketplace.Application.ReferenceData;
using Marketplace.Application.Resources;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Dossiers;

/// <summary>A dossier written out part by part: what a page and a document show, and what two revisions are compared by.</summary>
public sealed class DossierSheet : WrittenSheet
{
    private readonly NamedContent _named;

    private DossierSheet(NamedContent named, Language language, DossierReader reader)
        : base(named, language, reader) => _named = named;

    private ListingContent Content => _named.Content;

    /// <summary>Every part that this reader may see, in order, stated or not.</summary>
    public static IReadOnlyList<DossierLine<ListingPart>> Of(NamedContent named, Language language, DossierReader reader)
    {
        var sheet = new DossierSheet(named, language, reader);
        return [.. Enum.GetValues<ListingPart>().Where(sheet.Shows).Select(part => new DossierLine<ListingPart>(part, LabelOf(part, language), sheet.Text(part)))];
    }

    public static string LabelOf(ListingPart part, Language language) => Sentences.OfDocument("Part" + part, language);

    /// <summary>English has no line of its own.</summary>
    private bool Shows(ListingPart part) => part != ListingPart.English && (Reader == DossierReader.Insider || part != ListingPart.Ownership);

    private string Text(ListingPart part) => part switch
    {
        ListingPart.Title => Sides(Content.Title),
        ListingPart.Summary => Sides(Content.Summary),
        ListingPart.Problem => Sides(Content.Problem),
        ListingPart.ExistingSolutions => Sides(Content.ExistingSolutions),
        ListingPart.Advantage => Sides(Content.Advantage),
        ListingPart.Figures => Lines(Content.Figures.Select(f => Say("Figure", Sides(f.Measure, " / "), f.Today, f.WithIt))),
        ListingPart.Economics => Sides(Content.Economics),
        ListingPart.Description => Sides(Content.Description),
        ListingPart.Evidence => Sides(Content.Evidence),
        ListingPart.Field => _named.FieldName ?? "",
        ListingPart.Industries => Names(ReferenceListNames.VsicSections, Content.Industries),
        ListingPart.Ipc => Lines(Content.Ipc.Select(code => Join(" · ", code, _named.NameOfIpc(code)))),
        ListingPart.PriorityTags => Names(ReferenceListNames.PriorityTags, Content.PriorityTags),
        ListingPart.Sdgs => Lines(Content.Sdgs.Select(code => $"{code}. {_named.Name(ReferenceListNames.Sdgs, code)}")),
        ListingPart.Keywords => string.Join(", ", Content.Keywords),
        ListingPart.Objects => Names(ReferenceListNames.Objects, Content.Objects),
        ListingPart.TransferClass => Content.TransferClass is { } kind
            ? Join(" · ", _named.Name(ReferenceListNames.TechnologyClasses, kind), _named.NameOf(ReferenceListNames.AnnexOf(kind), Content.AnnexEntry))
            : "",
        ListingPart.Trl => Content.Trl is { } trl ? Say("Trl", trl, _named.TrlName!) : "",
        ListingPart.TrlEvidence => Lines(Content.TrlEvidence.Select(e => Say("Evidence", e.Level, _named.EvidenceOf(e.Level), e.Text))),
        ListingPart.Certificates => Lines(Content.Certificates.Select(Certificate)),
        ListingPart.Rights => Lines(Content.Rights.Select(Right)),
        ListingPart.Forms => Names(ReferenceListNames.TransferForms, Content.Forms),
        ListingPart.Methods => Names(ReferenceListNames.TransferMethods, Content.Methods),
        ListingPart.Price => Price(),
        ListingPart.Owners => Lines(Content.Owners.Select(o => Join(" · ", o.Name, o.SharePerMillion is { } share ? Percent(share) : null))),
        ListingPart.IpRights => Lines(Content.IpRights.Select(IpRight)),
        ListingPart.Ownership => Content.Ownership ?? "",
        ListingPart.StateFunding => StateFunding(),
        ListingPart.Contact => Contact(Content.Contact),
        ListingPart.Images => Lines(Content.Images.Select((image, i) => Join(" · ", Say("Image", i + 1), Sides(image.Spoken(), " / ")))),
        ListingPart.Documents => Lines(Content.Documents.Where(d => Reader == DossierReader.Insider || d.Layer == DisclosureLayer.Public).Select(Document)),
        ListingPart.Video => Content.Video?.AbsoluteUri ?? "",
        _ => "",
    };

    private string Right(OfferedRight right) => Join(
        " · ",
        Say("Right" + (right.Right == Domain.Listings.Right.Assignment ? nameof(Domain.Listings.Right.Assignment) : (right.Exclusivity ?? Exclusivity.NonExclusive).ToString())),
        right.Territory.Codes switch
        {
            [Territory.WorldCode] => Say("World"),
            [Territory.VietnamCode] => Say("Vietnam"),
            var provinces => string.Join(", ", _named.NamesOf(ReferenceListNames.Provinces, provinces)),
        },
        right.FieldOfUse.Count == 0 ? Say("EveryField") : string.Join(", ", _named.NamesOf(ReferenceListNames.VsicSections, right.FieldOfUse)),
        right.Right == Domain.Listings.Right.Assignment ? null : right.TermMonths is { } months ? Say("UpToMonths", months) : Say("WithoutEnd"),
        right.Sublicence ? Say("Sublicence") : null);

    private string Price()
    {
        if (Content.Price is not { } price)
        {
            return "";
        }

        return Join(" · ", Say("Price" + price.Mode), Range(price.From, price.To), price.Royalty is { } royalty ? Say("RoyaltyOf", Percent(royalty.RatePerMillion), Say("Base" + royalty.Base)) : null);
    }

    private string IpRight(IpRight right) => Join(
        " · ",
        _named.Name(ReferenceListNames.IpKinds, right.Kind),
        right.Status is { } status ? Say("Ip" + status) : null,
        right.Application is { } application ? Say("ApplicationNumber", application) : null,
        right.Grant is { } grant ? Say("GrantNumber", grant) : null,
        right.FiledOn is { } filed ? Say("FiledOn", Day(filed)) : null,
        right.ExpiresOn is { } ends ? Say("ExpiresOn", Day(ends)) : null,
        right.Territory);

    private string Certificate(Certificate certificate) => Join(
        " · ", _named.Name(ReferenceListNames.Certificates, certificate.Kind), certificate.Number, certificate.ValidUntil is { } day ? Say("ValidUntil", Day(day)) : null);

    private string StateFunding() => Content.StateFunding switch
    {
        null => "",
        { IsStateFunded: false } => Say("NotStateFunded"),
        var funding => Join(
            " · ",
            Say("StateFunded"),
            _named.NameOf(ReferenceListNames.StateFundingLevels, funding.Level),
            _named.NameOf(ReferenceListNames.TransferBases, funding.Basis),
            funding.Document,
            funding.HasBasis ? null : Say("AwaitsRight")),
    };

    private string Document(ListingDocument document) => Join(
        " · ",
        document.Title.IsEmpty ? document.Name : Sides(document.Title, " / "),
        KindAndSize(document.Kind, document.Length),
        document.Layer == DisclosureLayer.UnderNda ? Say("UnderNda") : null);
}
