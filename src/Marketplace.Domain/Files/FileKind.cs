namespace Marketplace.Domain.Files;

/// <summary>What a file is by its content; its name says nothing.</summary>
public enum FileKind
{
    Jpeg,
    Png,
    WebP,
    Pdf,
    Docx,
    Xlsx,
    Pptx,
}

public static class FileKinds
{
    public static bool IsImage(this FileKind kind) => kind is FileKind.Jpeg or FileKind.Png or FileKind.WebP;

    /// <summary>With its point: ".pdf".</summary>
    public static string Extension(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => ".jpg",
        FileKind.Png => ".png",
        FileKind.WebP => ".webp",
        FileKind.Pdf => ".pdf",
        FileKind.Docx => ".docx",
        FileKind.Xlsx => ".xlsx",
        _ => ".pptx",
    };

    public static string ContentType(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.WebP => "image/webp",
        FileKind.Pdf => "application/pdf",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    };
}
