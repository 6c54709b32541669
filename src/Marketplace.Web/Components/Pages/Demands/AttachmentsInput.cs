using Marketplace.Application.Demands;
using Marketplace.Domain.Files;

namespace Marketplace.Web.Components.Pages.Demands;

/// <summary>The form of a demand's attachments, as it is sent.</summary>
public sealed class AttachmentsInput
{
    public int Seen { get; set; }

    /// <summary>Ids of the files that this form may bring, so that sending it twice brings them once.</summary>
    public string? NewIds { get; set; }

    /// <summary>Which button was pressed: "save", "attach", "next", or "remove" with the file's id.</summary>
    public string? Act { get; set; }

    public List<AttachmentInput>? Attachments { get; set; }

    public IReadOnlyList<IFormFile>? New { get; set; }

    internal IEnumerable<FileId> Ids => (NewIds ?? "").Split(' ').Select(id => new FileId(Guid.TryParse(id, out var known) ? known : Guid.Empty));

    internal (string Act, FileId File) Asked =>
        (Act ?? "save").Split(' ') is [var act, var id] && Guid.TryParse(id, out var file) ? (act, new FileId(file)) : (Act ?? "save", default);

    internal static AttachmentsInput For(DemandFiles files) => new()
    {
        Seen = files.Version.Number,
        NewIds = string.Join(' ', Enumerable.Range(0, FileRules.Attachments).Select(_ => FileId.New().Value)),
        Attachments = [.. files.Attachments.Select(AttachmentInput.Of)],
    };

    internal AttachmentInput WordsOf(OwnAttachment own) => Attachments?.Find(a => a.File == own.Attachment.File.Value) ?? AttachmentInput.Of(own);

    internal bool SaysOtherwiseThan(DemandFiles files) => files.Attachments.Any(a => AttachmentInput.Of(a).Form().Words() != WordsOf(a).Form().Words());

    internal IReadOnlyList<AttachmentForm> Forms() => [.. (Attachments ?? []).Select(a => a.Form())];
}

public sealed class AttachmentInput
{
    public Guid File { get; set; }

    public string? TitleVi { get; set; }

    public string? TitleEn { get; set; }

    internal static AttachmentInput Of(OwnAttachment own) => new()
    {
        File = own.Attachment.File.Value,
        TitleVi = own.Attachment.Title.Vi,
        TitleEn = own.Attachment.Title.En,
    };

    internal AttachmentForm Form() => new(new FileId(File), TitleVi, TitleEn);
}
