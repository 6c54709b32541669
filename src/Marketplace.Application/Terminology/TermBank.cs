using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;
using Marketplace.Domain.Terminology;

namespace Marketplace.Application.Terminology;

/// <summary>
/// The glossary as a termbase (TBX: ISO 30042:2019, dialect TBX-Basic, written in the style DCA), which translators' tools take. Read in
/// either style. A file may name nothing outside of itself: no DTD, no entities.
/// </summary>
internal static class TermBank
{
    private const string Preferred = "preferredTerm-admn-sts";
    private const string Admitted = "admittedTerm-admn-sts";

    /// <summary>An id in XML begins with a letter.</summary>
    private const string IdPrefix = "c-";

    private static readonly XNamespace Tbx = "urn:iso:std:iso:30042:ed-2";

    public static byte[] Write(IEnumerable<(ConceptId Id, ConceptWording Wording)> concepts, ReferenceLists lists, string title)
    {
        var written = new XDocument(new XElement(
            Tbx + "tbx", new XAttribute("type", "TBX-Basic"), new XAttribute("style", "dca"), new XAttribute(XNamespace.Xml + "lang", "vi"),
            new XElement(Tbx + "tbxHeader", new XElement(Tbx + "fileDesc", new XElement(Tbx + "titleStmt", new XElement(Tbx + "title", title)), new XElement(Tbx + "sourceDesc", new XElement(Tbx + "p", title)))),
            new XElement(Tbx + "text", new XElement(Tbx + "body", concepts.Select(c => Entry(c.Id, c.Wording, lists))))));
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, IndentChars = "" }))
        {
            written.Save(writer);
        }

        return bytes.ToArray();
    }

    /// <returns>Null when it is no termbase.</returns>
    public static List<GlossaryRow>? Read(string text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = ImportTerms.LongestFile,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF')), settings);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            return root.Name.LocalName == "tbx" ? [.. root.Descendants().Where(e => e.Name.LocalName == "conceptEntry").Select(Row)] : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XElement Entry(ConceptId id, ConceptWording wording, ReferenceLists lists) => new(
        Tbx + "conceptEntry", new XAttribute("id", string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{id.Value}")),
        new XElement(Tbx + "descrip", new XAttribute("type", "subjectField"), $"{wording.Field} {lists.Name(ReferenceListNames.Fields, wording.Field, Language.Vi)}"),
        Side("vi", wording.Vi, wording.OthersVi),
        Side("en", wording.En, wording.OthersEn));

    private static XElement Side(string language, string preferred, IReadOnlyList<string> others) => new(
        Tbx + "langSec", new XAttribute(XNamespace.Xml + "lang", language), Section(preferred, Preferred), others.Select(o => Section(o, Admitted)));

    private static XElement Section(string term, string status) => new(
        Tbx + "termSec", new XElement(Tbx + "term", term), new XElement(Tbx + "termNote", new XAttribute("type", "administrativeStatus"), status));

    private static GlossaryRow Row(XElement entry)
    {
        var (vi, en) = (Terms(entry, "vi"), Terms(entry, "en"));
        var id = entry.Attribute("id")?.Value is { } text && text.StartsWith(IdPrefix, StringComparison.Ordinal) && Guid.TryParse(text[IdPrefix.Length..], out var value) ? new ConceptId(value) : (ConceptId?)null;

        // The code comes first, its name after it.
        var field = entry.Elements().Select(e => Noted(e, "subjectField")).FirstOrDefault(n => n is not null)?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return new GlossaryRow(
            ((IXmlLineInfo)entry).LineNumber, id, new ConceptWording(field, vi.FirstOrDefault(), en.FirstOrDefault(), [.. vi.Skip(1)], [.. en.Skip(1)]));
    }

    /// <summary>Of one language, with or without a region, the preferred ones first.</summary>
    private static string[] Terms(XElement entry, string language) =>
    [
        .. entry.Elements().Where(e => e.Name.LocalName == "langSec" && IsOf(e, language)).SelectMany(e => e.Elements().Where(t => t.Name.LocalName == "termSec"))
            .Select(t => (Term: t.Elements().FirstOrDefault(e => e.Name.LocalName == "term")?.Value ?? "", IsPreferred: t.Descendants().Any(n => Noted(n, "administrativeStatus") == Preferred)))
            .Where(t => !string.IsNullOrWhiteSpace(t.Term)).OrderByDescending(t => t.IsPreferred).Select(t => t.Term),
    ];

    private static bool IsOf(XElement section, string language) =>
        section.Attribute(XNamespace.Xml + "lang")?.Value.Split('-')[0].Equals(language, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What an element says of a category: by its attribute in the style DCA, by its own name in the style DCT.</summary>
    private static string? Noted(XElement element, string category) =>
        element.Name.LocalName == category || element.Attribute("type")?.Value == category ? element.Value.Trim() : null;
}
