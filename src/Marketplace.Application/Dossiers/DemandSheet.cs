using Marketplace.Application.ReferenceData;
using Marketplace.Application.Resources;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Dossiers;

/// <summary>A demand written out part by part, as <see cref="DossierSheet"/> writes a listing.</summary>
public sealed class DemandSheet : WrittenSheet
{
    private readonly NamedDemand _named;

    private DemandSheet(NamedDemand named, Language language, DossierReader reader)
        : base(named, language, reader) => _named = named;

    private DemandContent Content => _named.Content;

    /// <summary>Every part that this reader may see, in order, stated or not.</summary>
    public static IReadOnlyList<DossierLine<DemandPart>> Of(NamedDemand named, Language language, DossierReader reader)
    {
        var shown = reader == DossierReader.Public ? named with { Content = named.Content.AsPublic() } : named;
        var sheet = new DemandSheet(shown, language, reader);
        return [.. Enum.GetValues<DemandPart>().Where(sheet.Shows).Select(part => new DossierLine<DemandPart>(part, LabelOf(part, language), sheet.Text(part)))];
    }

    public static string LabelOf(DemandPart part, Language language) => Sentences.OfDocument("Asked" + part, language);

    /// <summary>English has no line of its own, and of an anonymous asker nobody is named.</summary>
    private bool Shows(DemandPart part) => part switch
    {
        DemandPart.English => false,
        DemandPart.Contact => Reader == DossierReader.Insider || !Content.IsAnonymous,
        _ => true,
    };

    private string Text(DemandPart part) => part switch
    {
        DemandPart.Title => Sides(Content.Title),
        DemandPart.Problem => Sides(Content.Problem),
        DemandPart.Situation => Sides(Content.Situation),
        DemandPart.Result => Sides(Content.Result),
        DemandPart.Figures => Lines(Content.Figures.Select(f => Say("Figure", Sides(f.Measure, " / "), f.Today.Length > 0 ? f.Today : Say("NotStated"), f.Wanted))),
        DemandPart.Field => _named.FieldName ?? "",
        DemandPart.Industries => Names(ReferenceListNames.VsicSections, Content.Industries),
        DemandPart.Keywords => string.Join(", ", Content.Keywords),
        DemandPart.Province => _named.NameOf(ReferenceListNames.Provinces, Content.Province) ?? "",
        DemandPart.TrlWanted => Content.TrlWanted is { } trl ? Say("TrlFrom", trl, _named.TrlName!) : "",
        DemandPart.Budget => (Content.BudgetFrom, Content.BudgetTo) switch
        {
            ({ } from, null) => Say("AmountFrom", Amount(from)),
            (null, { } to) => Say("AmountUpTo", Amount(to)),
            var (from, to) => Range(from, to) ?? "",
        },
        DemandPart.Deadline => Content.Deadline is { } day ? Day(day) : "",
        DemandPart.Rights => Lines(Content.Rights.Select(r => Say("Right" + r))),
        DemandPart.Forms => Names(ReferenceListNames.TransferForms, Content.Forms),
        DemandPart.Methods => Names(ReferenceListNames.TransferMethods, Content.Methods),
        DemandPart.Cooperation => Sides(Content.Cooperation),
        DemandPart.Contact => Contact(Content.Contact),
        DemandPart.Openness => Join(" · ", Say(Content.IsAnonymous ? "AskedAnonymously" : "AskedByName"), Say(Content.IsForInvited ? "AskedTheInvited" : "AskedEverybody")),
        DemandPart.Attachments => Lines(Content.Attachments.Select((a, i) => Join(" · ", a.Title.IsEmpty ? Say("File", i + 1) : Sides(a.Title, " / "), KindAndSize(a.Kind, a.Length)))),
        _ => "",
    };
}
