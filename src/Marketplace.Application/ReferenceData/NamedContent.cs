using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.ReferenceData;

/// <summary>A dossier with its codes' names in the reader's language, as they were when it was filed; never with its confidential part.</summary>
/// <param name="Names">By list and code: "ip-kinds/patent".</param>
public sealed record NamedContent(ListingContent Content, IReadOnlyDictionary<string, string> Names) : NamedCodes(Names)
{
    public string? FieldName => NameOf(ReferenceListNames.Fields, Content.Field);

    /// <summary>"C02F 1/44" by the name of its subclass.</summary>
    public string NameOfIpc(string code) => Names[Key(ReferenceListNames.Ipc, Subclass(code))];

    /// <param name="filedAt">UTC.</param>
    internal static NamedContent Of(ListingContent content, ReferenceLists lists, Language language, DateTime filedAt)
    {
        var names = NamesOf(Codes(content), lists, language, filedAt);
        foreach (var level in ReadinessEvidence.Levels)
        {
            names[Key(ReferenceListNames.Trl, Evidence(level))] = lists.Detail(ReferenceListNames.Trl, Code(level), language == Language.En ? "evidenceEn" : "evidenceVi", filedAt) ?? "";
        }

        return new NamedContent(content.WithoutConfidential(), names);
    }

    /// <summary>What the list of readiness levels asks for as evidence of a level.</summary>
    public string EvidenceOf(int level) => Names[Key(ReferenceListNames.Trl, Evidence(level))];

    public string? TrlName => Content.Trl is { } trl ? Names[Key(ReferenceListNames.Trl, Code(trl))] : null;

    private static IEnumerable<(string List, string Code)> Codes(ListingContent content) =>
    [
        .. All(ReferenceListNames.Fields, content.Field),
        .. All(ReferenceListNames.VsicSections, [.. content.Industries, .. content.Rights.SelectMany(r => r.FieldOfUse)]),
        .. All(ReferenceListNames.Ipc, [.. content.Ipc.Select(Subclass)]),
        .. All(ReferenceListNames.PriorityTags, [.. content.PriorityTags]),
        .. All(ReferenceListNames.Sdgs, [.. content.Sdgs]),
        .. All(ReferenceListNames.Objects, [.. content.Objects]),
        .. All(ReferenceListNames.TechnologyClasses, content.TransferClass),
        .. content is { TransferClass: { } kind, AnnexEntry: { } entry } ? All(ReferenceListNames.AnnexOf(kind), entry) : [],
        .. content.Trl is { } trl ? All(ReferenceListNames.Trl, Code(trl)) : [],
        .. All(ReferenceListNames.Certificates, [.. content.Certificates.Select(c => c.Kind)]),
        .. All(ReferenceListNames.Provinces, [.. content.Rights.SelectMany(r => r.Territory.Provinces)]),
        .. All(ReferenceListNames.TransferForms, [.. content.Forms]),
        .. All(ReferenceListNames.TransferMethods, [.. content.Methods]),
        .. All(ReferenceListNames.IpKinds, [.. content.IpRights.Select(r => r.Kind)]),
        .. All(ReferenceListNames.StateFundingLevels, content.StateFunding?.Level),
        .. All(ReferenceListNames.TransferBases, content.StateFunding?.Basis),
    ];

    private static string Subclass(string ipc) => ipc.Length > 4 ? ipc[..4] : ipc;

    private static string Evidence(int level) => $"evidence-{level}";
}
