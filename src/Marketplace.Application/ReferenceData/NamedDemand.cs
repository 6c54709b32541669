using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.ReferenceData;

/// <summary>A demand with its codes' names in the reader's language, as they were when it was filed.</summary>
public sealed record NamedDemand(DemandContent Content, IReadOnlyDictionary<string, string> Names) : NamedCodes(Names)
{
    public string? FieldName => NameOf(ReferenceListNames.Fields, Content.Field);

    public string? TrlName => Content.TrlWanted is { } trl ? Name(ReferenceListNames.Trl, Code(trl)) : null;

    /// <param name="filedAt">UTC.</param>
    internal static NamedDemand Of(DemandContent content, ReferenceLists lists, Language language, DateTime filedAt) => new(content, NamesOf(Codes(content), lists, language, filedAt));

    private static IEnumerable<(string List, string Code)> Codes(DemandContent content) =>
    [
        .. All(ReferenceListNames.Fields, content.Field),
        .. All(ReferenceListNames.VsicSections, [.. content.Industries]),
        .. All(ReferenceListNames.Provinces, content.Province),
        .. content.TrlWanted is { } trl ? All(ReferenceListNames.Trl, Code(trl)) : [],
        .. All(ReferenceListNames.TransferForms, [.. content.Forms]),
        .. All(ReferenceListNames.TransferMethods, [.. content.Methods]),
    ];
}
