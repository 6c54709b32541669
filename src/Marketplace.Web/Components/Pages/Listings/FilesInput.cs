using Marketplace.Application.Listings;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;

namespace Marketplace.Web.Components.Pages.Listings;

/// <summary>The form of a listing's files, as it is sent.</summary>
public sealed class FilesInput
{
    public int Seen { get; set; }

    /// <summary>Ids of the files that this form may bring, so that sending it twice brings them once.</summary>
    public string? NewIds { get; set; }

    /// <summary>Which button was pressed: "save", "images", "documents", or "up", "down" and "remove" with the file's id.</summary>
    public string? Act { get; set; }

    public List<ImageInput>? Images { get; set; }

    public List<DocumentInput>? Documents { get; set; }

    public IReadOnlyList<IFormFile>? NewImages { get; set; }

    public IReadOnlyList<IFormFile>? NewDocuments { get; set; }

    public string? NewLayer { get; set; }

    internal DisclosureLayer Layer => LayerOf(NewLayer);

    internal IEnumerable<FileId> Ids => (NewIds ?? "").Split(' ').Select(id => new FileId(Guid.TryParse(id, out var known) ? known : Guid.Empty));

    internal (string Act, FileId File) Asked =>
        (Act ?? "save").Split(' ') is [var act, var id] && Guid.TryParse(id, out var file) ? (act, new FileId(file)) : (Act ?? "save", default);

    internal static FilesInput For(ListingFiles files, string? layer = null) => new()
    {
        Seen = files.Version.Number,
        NewIds = string.Join(' ', Enumerable.Range(0, FileRules.Images).Select(_ => FileId.New().Value)),
        NewLayer = layer,
        Images = [.. files.Images.Select(ImageInput.Of)],
        Documents = [.. files.Documents.Select(DocumentInput.Of)],
    };

    internal static DisclosureLayer LayerOf(string? layer) => Enum.TryParse<DisclosureLayer>(layer, out var known) && Enum.IsDefined(known) ? known : DisclosureLayer.Public;

    internal ImageInput WordsOf(ListingImage image) => Images?.Find(i => i.File == image.File.Value) ?? ImageInput.Of(image);

    internal DocumentInput WordsOf(ListingDocument document) => Documents?.Find(d => d.File == document.File.Value) ?? DocumentInput.Of(document);

    internal bool SaysOtherwiseThan(ListingFiles files) =>
        files.Images.Any(i => ImageInput.Of(i).Form().Words() != WordsOf(i).Form().Words()) || files.Documents.Any(d => DocumentInput.Of(d).Form().Words() != WordsOf(d).Form().Words());

    internal IReadOnlyList<ImageForm> ImageForms() => [.. (Images ?? []).Select(i => i.Form())];

    internal IReadOnlyList<DocumentForm> DocumentForms() => [.. (Documents ?? []).Select(d => d.Form())];
}

public sealed class ImageInput
{
    public Guid File { get; set; }

    public string? CaptionVi { get; set; }

    public string? CaptionEn { get; set; }

    public string? AltVi { get; set; }

    public string? AltEn { get; set; }

    internal static ImageInput Of(ListingImage image) => new()
    {
        File = image.File.Value,
        CaptionVi = image.Caption.Vi,
        CaptionEn = image.Caption.En,
        AltVi = image.Alt.Vi,
        AltEn = image.Alt.En,
    };

    internal ImageForm Form() => new(new FileId(File), CaptionVi, CaptionEn, AltVi, AltEn);
}

public sealed class DocumentInput
{
    public Guid File { get; set; }

    public string? TitleVi { get; set; }

    public string? TitleEn { get; set; }

    public string? Layer { get; set; }

    internal static DocumentInput Of(ListingDocument document) => new()
    {
        File = document.File.Value,
        TitleVi = document.Title.Vi,
        TitleEn = document.Title.En,
        Layer = document.Layer.ToString(),
    };

    internal DocumentForm Form() => new(new FileId(File), TitleVi, TitleEn, FilesInput.LayerOf(Layer));
}
