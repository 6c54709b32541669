using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Marketplace.Domain.Common;
using Marketplace.Domain.Files;

namespace Marketplace.Application.Files;

/// <summary>What a file is by its content. Whatever it is, there is an answer: a kind, a rule that it breaks, or neither.</summary>
/// <param name="Broken">It looks like a kind that is taken, but is not taken.</param>
public sealed record Recognised(FileKind? Kind, Rule? Broken)
{
    public static readonly Recognised Unknown = new(null, null);

    public static Recognised As(FileKind kind) => new(kind, null);

    public static Recognised But(Rule broken) => new(null, broken);
}

/// <summary>Tells files apart by their first bytes; of office files also by what is packed into them.</summary>
public static class FileRecogniser
{
    /// <summary>What one part of an office file may unpack to while it is looked at.</summary>
    private const int ListOfParts = 4 * 1024 * 1024;
    private const int Parts = 10_000;

    /// <summary>All parts together, unpacked.</summary>
    public const long Unpacked = 300L * 1024 * 1024;

    /// <summary>Text packs to a twentieth; only what is made to burst packs a hundred times better than that.</summary>
    private const long TimesAsLarge = 1_000;

    /// <summary>Where readers of a PDF look for its beginning, and for its end.</summary>
    private const int Edge = 1_024;

    /// <summary>The end of a packed archive with the longest remark.</summary>
    private const int ArchiveEnd = 22 + ushort.MaxValue;

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] Archive = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] EndOfArchive = [0x50, 0x4B, 0x05, 0x06];

    private static readonly Dictionary<string, FileKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"] = FileKind.Docx,
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"] = FileKind.Xlsx,
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"] = FileKind.Pptx,
    };

    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = ListOfParts };

    /// <param name="content">Can be searched.</param>
    public static Recognised Recognise(Stream content)
    {
        Span<byte> head = stackalloc byte[12];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.StartsWith(Jpeg))
        {
            return Recognised.As(FileKind.Jpeg);
        }

        if (head.StartsWith(Png))
        {
            return Recognised.As(FileKind.Png);
        }

        if (head.StartsWith("RIFF"u8) && head[^4..].SequenceEqual("WEBP"u8) && head.Length == 12)
        {
            return Recognised.As(FileKind.WebP);
        }

        if (head.StartsWith("%PDF-"u8))
        {
            return Pdf(content);
        }

        return head.StartsWith(Archive) ? Office(content) : Recognised.Unknown;
    }

    private static Recognised Pdf(Stream content)
    {
        var end = Tail(content, ArchiveEnd);
        if (HasArchiveEnd(end))
        {
            return Recognised.But(FileRules.ADocumentIsNothingElseBesides);
        }

        return end.AsSpan(Math.Max(0, end.Length - Edge)).IndexOf("%%EOF"u8) >= 0 ? Recognised.As(FileKind.Pdf) : Recognised.But(FileRules.ADocumentIsWhole);
    }

    private static Recognised Office(Stream content)
    {
        try
        {
            var head = new byte[Edge];
            content.Position = 0;
            head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            if (head.AsSpan().IndexOf("%PDF-"u8) >= 0)
            {
                return Recognised.But(FileRules.ADocumentIsNothingElseBesides);
            }

            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return OfParts(archive, content.Length);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or ArgumentException or IOException or OverflowException)
        {
            return Recognised.But(FileRules.ADocumentIsWhole);
        }
    }

    private static Recognised OfParts(ZipArchive archive, long length)
    {
        var (packed, unpacked) = (0L, 0L);
        if (archive.Entries.Count > Parts)
        {
            return Recognised.But(FileRules.ADocumentUnpacksWithinBounds);
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in archive.Entries)
        {
            (packed, unpacked) = (packed + part.CompressedLength, unpacked + part.Length);
            if (unpacked > Unpacked || packed > length || part.Length / TimesAsLarge > part.CompressedLength)
            {
                return Recognised.But(FileRules.ADocumentUnpacksWithinBounds);
            }

            if (!names.Add(part.FullName) || part.FullName.Split('/', '\\').Contains("..", StringComparer.Ordinal))
            {
                return Recognised.But(FileRules.ADocumentIsWhole);
            }
        }

        if (archive.GetEntry("[Content_Types].xml") is not { } types)
        {
            return Recognised.Unknown;
        }

        var parts = TypesOf(types);
        if (parts.Exists(p => p.Type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || p.Type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            || names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || n.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase) || n.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)))
        {
            return Recognised.But(FileRules.ADocumentHoldsNoMacros);
        }

        var mains = parts.FindAll(p => Kinds.ContainsKey(p.Type));
        return mains is [var main] && names.Contains(main.Part.TrimStart('/')) ? Recognised.As(Kinds[main.Type]) : Recognised.Unknown;
    }

    private static List<(string Part, string Type)> TypesOf(ZipArchiveEntry types)
    {
        using var stream = types.Open();
        var text = new byte[ListOfParts + 1];
        var length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        if (length > ListOfParts)
        {
            throw new InvalidDataException("The list of parts is too long.");
        }

        using var reader = XmlReader.Create(new MemoryStream(text, 0, length), Careful);
        return [.. XDocument.Load(reader).Root!.Elements().Select(e => ((string?)e.Attribute("PartName") ?? "", (string?)e.Attribute("ContentType") ?? ""))];
    }

    /// <summary>An archive's end whose remark reaches to the end of the file: it opens as an archive too.</summary>
    private static bool HasArchiveEnd(ReadOnlySpan<byte> end)
    {
        for (var at = end.LastIndexOf(EndOfArchive); at >= 0; at = end[..at].LastIndexOf(EndOfArchive))
        {
            if (end.Length - at >= 22 && end.Length - at - 22 <= end[at + 20] + (end[at + 21] << 8) + 2)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Tail(Stream content, int most)
    {
        var tail = new byte[(int)Math.Min(most, content.Length)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        return tail;
    }
}
