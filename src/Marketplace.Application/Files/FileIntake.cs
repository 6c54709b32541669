using System.Security.Cryptography;
using Marketplace.Application.Common;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Files;

namespace Marketplace.Application.Files;

/// <summary>
/// Takes a file in before a command refers to it: looks at its content, makes images anew, and puts it into the store. It stands before
/// the command because making pictures must not hold up everybody else's transactions; what no command then refers to is cleared away.
/// Streams can be searched.
/// </summary>
public sealed class FileIntake(IFileStore store, IPictureMaker pictures, IDocumentCleaner cleaner, IWatermark watermark)
{
    private const int Megabyte = 1024 * 1024;
    private static readonly int[] Widths = [FileRules.LargeWidth, FileRules.SmallWidth];

    /// <param name="name">As it was brought.</param>
    /// <param name="content">Null when nothing was.</param>
    public Task<Result<ReceivedFile>> Image(string? name, Stream? content, CancellationToken cancellationToken) =>
        Answered(() => TakeImage(Named(name), content, FileRules.AnImageIsJpegPngOrWebP, cancellationToken));

    /// <inheritdoc cref="Image"/>
    public Task<Result<ReceivedFile>> Document(string? name, Stream? content, CancellationToken cancellationToken) =>
        Answered(() => TakeDocument(Named(name), content, FileRules.ADocumentIsPdfOrOffice, isCleaned: false, cancellationToken));

    /// <summary>An image or a document in which nothing may tell who made it.</summary>
    /// <inheritdoc cref="Image"/>
    public Task<Result<ReceivedFile>> Attachment(string? name, Stream? content, CancellationToken cancellationToken)
    {
        var isImage = content is not null && FileRecogniser.Recognise(content).Kind?.IsImage() == true;
        return Answered(() => isImage
            ? TakeImage(Named(name), content, FileRules.AnAttachmentIsADocumentOrAnImage, cancellationToken)
            : TakeDocument(Named(name), content, FileRules.AnAttachmentIsADocumentOrAnImage, isCleaned: true, cancellationToken));
    }

    private static string Named(string? name) => FileName.Clean(name) is { Length: > 0 } cleaned ? cleaned : "?";

    private static async Task<Result<ReceivedFile>> Answered(Func<Task<ReceivedFile>> take)
    {
        try
        {
            return Result<ReceivedFile>.With(await take());
        }
        catch (RuleBroken broken)
        {
            return Result<ReceivedFile>.Of(new Problem(ProblemKind.Refused, [new Refusal(broken.Rule.Code, broken.Rule.Member, broken.Arguments)]));
        }
    }

    private async Task<ReceivedFile> TakeImage(string name, Stream? content, Rule others, CancellationToken cancellationToken)
    {
        FileRules.AFileIsBrought.Require(content is not null);
        FileRules.AFileIsNotEmpty.Require(content.Length > 0, name);
        var kind = FileRecogniser.Recognise(content).Kind;
        others.Require(kind?.IsImage() == true, name);
        FileRules.AnImageIsNotTooLarge.Require(content.Length <= FileRules.ImageMegabytes * Megabyte, name, FileRules.ImageMegabytes);
        var brought = new byte[content.Length];
        content.Position = 0;
        await content.ReadExactlyAsync(brought, cancellationToken);
        var size = pictures.Measure(brought);
        FileRules.AnImageCanBeRead.Require(size is { Pixels: > 0 }, name);
        FileRules.AnImageHasNotTooManyPixels.Require(size.Pixels <= FileRules.Megapixels * 1_000_000L, name, FileRules.Megapixels);
        var made = await pictures.Make(brought, Widths, cancellationToken);
        FileRules.AnImageCanBeRead.Require(made is not null, name);
        var (large, small) = (await Write(made[0].Content, cancellationToken), await Write(made[1].Content, cancellationToken));
        return new ReceivedFile(FileName.For(FileKind.WebP, name, "image"), FileKind.WebP, Convert.ToHexStringLower(SHA256.HashData(brought)))
        {
            Key = large.Key,
            SmallKey = small.Key,
            Length = large.Length,
            Sha256 = large.Sha256,
            Width = made[0].Size.Width,
            Height = made[0].Size.Height,
        };
    }

    private async Task<ReceivedFile> TakeDocument(string name, Stream? content, Rule others, bool isCleaned, CancellationToken cancellationToken)
    {
        FileRules.AFileIsBrought.Require(content is not null);
        FileRules.AFileIsNotEmpty.Require(content.Length > 0, name);
        content.Position = 0;
        var brought = await store.Write(content, FileRules.DocumentMegabytes * Megabyte, cancellationToken);
        FileRules.ADocumentIsNotTooLarge.Require(brought is not null, name, FileRules.DocumentMegabytes);
        var isKept = false;
        try
        {
            await using var stored = store.Open(brought.Key) ?? throw new InvalidOperationException("What was just written is not there.");
            var recognised = FileRecogniser.Recognise(stored);
            recognised.Broken?.Refuse(name);
            others.Require(recognised.Kind is { } found && !found.IsImage(), name);
            var kind = recognised.Kind.Value;
            var kept = isCleaned ? await Cleaned(name, kind, stored, cancellationToken) : brought;
            isKept = kept == brought;
            return new ReceivedFile(FileName.For(kind, name, "document"), kind, brought.Sha256)
            {
                Key = kept.Key,
                Length = kept.Length,
                Sha256 = kept.Sha256,
                TakesMark = !isCleaned && TakesMark(kind, stored),
            };
        }
        finally
        {
            if (!isKept)
            {
                store.Delete(brought.Key);
            }
        }
    }

    /// <summary>Tried once, when it is brought: later would be too late for its supplier to choose another form of it.</summary>
    private bool TakesMark(FileKind kind, Stream stored)
    {
        using var marked = watermark.Write(kind, stored, "?");
        return marked is not null;
    }

    private async Task<WrittenFile> Cleaned(string name, FileKind kind, Stream stored, CancellationToken cancellationToken)
    {
        await using var cleaned = cleaner.Clean(kind, stored);
        FileRules.AnAttachmentIsFreeOfItsAuthor.Require(cleaned is not null, name);
        var written = await store.Write(cleaned, 2L * FileRules.DocumentMegabytes * Megabyte, cancellationToken);
        FileRules.AnAttachmentIsFreeOfItsAuthor.Require(written is not null, name);
        return written;
    }

    private async Task<WrittenFile> Write(byte[] content, CancellationToken cancellationToken) =>
        await store.Write(new MemoryStream(content), content.Length, cancellationToken) ?? throw new InvalidOperationException("What is as long as it may be was not written.");
}
