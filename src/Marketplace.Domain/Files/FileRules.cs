using Marketplace.Domain.Common;

namespace Marketplace.Domain.Files;

/// <summary>Every way in which a file is not taken. The first argument of each is the file's name.</summary>
public static class FileRules
{
    public const int ImageMegabytes = 10;
    public const int DocumentMegabytes = 25;
    public const int Images = 12;
    public const int Documents = 10;
    public const int Attachments = 10;

    /// <summary>Pixels of an image, in millions: what a telephone's camera takes, and what fits into memory.</summary>
    public const int Megapixels = 50;

    /// <summary>Widths of the pictures that are made of an image.</summary>
    public const int SmallWidth = 320;
    public const int LargeWidth = 1_280;

    public const int NameLength = 120;
    public const int CaptionLength = 200;

    /// <summary>After so long without being used, a file is thrown away.</summary>
    public static readonly TimeSpan KeptUnused = TimeSpan.FromDays(7);

    public static readonly Rule AFileIsBrought = Rule.Named("File");
    public static readonly Rule AFileIsNotEmpty = Rule.Named("File");
    public static readonly Rule AnImageIsNotTooLarge = Rule.Named("File");
    public static readonly Rule ADocumentIsNotTooLarge = Rule.Named("File");
    public static readonly Rule AnImageIsJpegPngOrWebP = Rule.Named("File");
    public static readonly Rule ADocumentIsPdfOrOffice = Rule.Named("File");
    public static readonly Rule AnAttachmentIsADocumentOrAnImage = Rule.Named("File");
    public static readonly Rule AnImageCanBeRead = Rule.Named("File");
    public static readonly Rule AnImageHasNotTooManyPixels = Rule.Named("File");
    public static readonly Rule ADocumentIsWhole = Rule.Named("File");
    public static readonly Rule ADocumentIsNothingElseBesides = Rule.Named("File");
    public static readonly Rule ADocumentHoldsNoMacros = Rule.Named("File");
    public static readonly Rule ADocumentUnpacksWithinBounds = Rule.Named("File");
    public static readonly Rule AnAttachmentIsFreeOfItsAuthor = Rule.Named("File");

    public static readonly Rule AConfidentialDocumentTakesItsReadersMark = Rule.Named("File");
    public static readonly Rule AListingHasAFewImages = Rule.Named("File");
    public static readonly Rule AListingHasAFewDocuments = Rule.Named("File");
    public static readonly Rule ADemandHasAFewAttachments = Rule.Named("File");
    public static readonly Rule OnlyAttachedFilesAreChanged = Rule.Named();
}
