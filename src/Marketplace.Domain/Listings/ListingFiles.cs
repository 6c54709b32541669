using Marketplace.Domain.Common;
using Marketplace.Domain.Files;

namespace Marketplace.Domain.Listings;

/// <summary>A picture of the technology. Every image is public.</summary>
/// <param name="Width">Of the large picture.</param>
/// <param name="Caption">What stands below it.</param>
/// <param name="Alt">What it shows, for who cannot see it.</param>
public sealed record ListingImage(FileId File, int Width, int Height, Bilingual Caption, Bilingual Alt)
{
    /// <summary>What a screen reader says: what it shows, else its caption.</summary>
    public Bilingual Spoken() => Alt.IsEmpty ? Caption : Alt;
}

/// <summary>A document of the dossier.</summary>
/// <param name="Name">As it is given to who takes it away.</param>
/// <param name="Title">As the page calls it.</param>
/// <param name="TakesMark">A reader's mark can be written on every page of it; without that it is never confidential.</param>
public sealed record ListingDocument(FileId File, string Name, FileKind Kind, long Length, Bilingual Title, DisclosureLayer Layer, bool TakesMark = true)
{
    /// <summary>Its title, else the name of its file.</summary>
    public Bilingual Called() => Title.IsEmpty ? new Bilingual(Name) : Title;

    internal ListingDocument ReadBy(DisclosureLayer layer)
    {
        FileRules.AConfidentialDocumentTakesItsReadersMark.Require(layer == DisclosureLayer.Public || TakesMark, Name);
        return this with { Layer = layer };
    }
}

/// <summary>Who reads a document.</summary>
public enum DisclosureLayer
{
    /// <summary>Everybody. Never confidential.</summary>
    Public,

    /// <summary>Who was granted it under a non-disclosure agreement, each time with their mark on it; nobody else reads it or learns its name.</summary>
    UnderNda,
}

/// <summary>The words of an image.</summary>
public sealed record ImageWords(FileId File, Bilingual Caption, Bilingual Alt);

/// <summary>The words of a document, and who reads it.</summary>
public sealed record DocumentWords(FileId File, Bilingual Title, DisclosureLayer Layer);
