using System.IO.Compression;
using System.Xml;

namespace Marketplace.Infrastructure.Files;

/// <summary>
/// Packs an office file anew: without its properties (author, company, times, the little picture), with another name beside comments and
/// changes, without paths of somebody's computer. What it shows stays as it is.
/// </summary>
internal static class OfficeCleaning
{
    private const string Somebody = "Author";
    private const long Most = 400L * 1024 * 1024;

    /// <summary>A workbook in a slide in a document is as deep as people nest them.</summary>
    private const int Deepest = 3;

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static Stream? Clean(Stream content)
    {
        try
        {
            return Clean(content, depth: 0);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or ArgumentException or IOException)
        {
            return null;
        }
    }

    private static MemoryStream Clean(Stream content, int depth)
    {
        var cleaned = new MemoryStream();
        using (var from = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(cleaned, ZipArchiveMode.Create, leaveOpen: true))
        {
            var left = Most;
            foreach (var part in from.Entries.Where(p => !IsProperties(p.FullName)))
            {
                var copy = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = NoTime;
                using var source = new Bounded(part.Open(), left);
                using var target = copy.Open();
                Copy(part.FullName, source, target, depth);
                left -= source.Taken;
            }
        }

        cleaned.Position = 0;
        return cleaned;
    }

    private static void Copy(string name, Stream source, Stream target, int depth)
    {
        if (IsOffice(name))
        {
            if (depth == Deepest)
            {
                throw new InvalidDataException("Packed too deep.");
            }

            using var whole = new MemoryStream();
            source.CopyTo(whole);
            whole.Position = 0;
            using var cleaned = Clean(whole, depth + 1);
            cleaned.CopyTo(target);
        }
        else if (TellsOfPeople(name))
        {
            Rewrite(name, source, target);
        }
        else
        {
            source.CopyTo(target);
        }
    }

    private static bool IsProperties(string name) => name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase);

    private static bool IsOffice(string name) => Path.GetExtension(name).ToUpperInvariant() is ".DOCX" or ".XLSX" or ".PPTX";

    private static bool TellsOfPeople(string name) =>
        name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name == "[Content_Types].xml"
        || (name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && (
            name.StartsWith("word/", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("xl/comments", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("xl/persons/", StringComparison.OrdinalIgnoreCase)
            || name.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("ppt/commentAuthors", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("ppt/authors", StringComparison.OrdinalIgnoreCase)));

    private static void Rewrite(string part, Stream source, Stream target)
    {
        using var reader = XmlReader.Create(source, Careful);
        using var writer = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false });
        var isAuthor = false;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when LeadsToProperties(reader):
                    SkipElement(reader);
                    break;
                case XmlNodeType.Element:
                    isAuthor = reader.LocalName == "author" && !reader.IsEmptyElement;
                    WriteElement(part, reader, writer);
                    break;
                case XmlNodeType.EndElement:
                    isAuthor = false;
                    writer.WriteFullEndElement();
                    break;
                case XmlNodeType.Text when isAuthor:
                    writer.WriteString(Somebody);
                    break;
                case XmlNodeType.XmlDeclaration:
                    writer.WriteStartDocument(standalone: true);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    writer.WriteString(reader.Value);
                    break;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    writer.WriteWhitespace(reader.Value);
                    break;
            }
        }
    }

    /// <summary>A line of a list of parts that leads to the properties, which are no longer there.</summary>
    private static bool LeadsToProperties(XmlReader reader) => reader.LocalName switch
    {
        "Override" => IsProperties((reader.GetAttribute("PartName") ?? "").TrimStart('/')),
        "Relationship" => IsProperties((reader.GetAttribute("Target") ?? "").TrimStart('/')),
        _ => false,
    };

    private static void SkipElement(XmlReader reader)
    {
        if (!reader.IsEmptyElement)
        {
            using var inner = reader.ReadSubtree();
            while (inner.Read())
            {
            }
        }
    }

    private static void WriteElement(string part, XmlReader reader, XmlWriter writer)
    {
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        var (element, isEmpty) = (reader.LocalName, reader.IsEmptyElement);
        while (reader.MoveToNextAttribute())
        {
            writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, Without(part, element, reader.LocalName, reader.Value));
        }

        reader.MoveToElement();
        if (isEmpty)
        {
            writer.WriteEndElement();
        }
    }

    /// <summary>The attribute's value, or another one where it names a person or a place on their computer.</summary>
    private static string Without(string part, string element, string attribute, string value) => (element, attribute) switch
    {
        (_, "author" or "initials" or "userName") => Somebody,
        (_, "displayName" or "userId" or "providerId") when part.StartsWith("xl/persons/", StringComparison.OrdinalIgnoreCase) || part.EndsWith("people.xml", StringComparison.OrdinalIgnoreCase) => Somebody,
        ("cmAuthor" or "author", "name" or "userId" or "providerId") => Somebody,
        ("absPath", "url") => "",
        ("Relationship", "Target") when value.StartsWith("file:", StringComparison.OrdinalIgnoreCase) => "file:///",
        _ => value,
    };

    /// <summary>Ends with a refusal where a part unpacks to more than it said.</summary>
    private sealed class Bounded(Stream inner, long most) : Stream
    {
        public long Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            Taken += read;
            return Taken <= most ? read : throw new InvalidDataException("A part unpacks to too much.");
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
