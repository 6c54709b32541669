using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>A supplier says what the images show, what the documents are, and who may read them.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record DescribeFiles(ListingId Listing, Version Seen, IReadOnlyList<ImageForm> Images, IReadOnlyList<DocumentForm> Documents) : ICommand;

public sealed record ImageForm(FileId File, string? CaptionVi, string? CaptionEn, string? AltVi, string? AltEn)
{
    public ImageWords Words() => new(File, new Bilingual(CaptionVi, CaptionEn), new Bilingual(AltVi, AltEn));
}

public sealed record DocumentForm(FileId File, string? TitleVi, string? TitleEn, DisclosureLayer Layer)
{
    public DocumentWords Words() => new(File, new Bilingual(TitleVi, TitleEn), Layer);
}

internal sealed class DescribeFilesHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DescribeFiles>
{
    protected override async Task Handle(DescribeFiles command, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OwnedBy(caller.Organisation).Find(command.Listing, command.Seen, cancellationToken);
        listing.DescribeFiles(RevisionId.New(), [.. command.Images.Select(i => i.Words())], [.. command.Documents.Select(d => d.Words())], clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class DescribeFilesValidator : AbstractValidator<DescribeFiles>
{
    public DescribeFilesValidator()
    {
        RuleForEach(c => c.Images).ChildRules(image =>
        {
            image.RuleFor(i => i.CaptionVi).Text(FileRules.CaptionLength);
            image.RuleFor(i => i.CaptionEn).Text(FileRules.CaptionLength);
            image.RuleFor(i => i.AltVi).Text(FileRules.CaptionLength);
            image.RuleFor(i => i.AltEn).Text(FileRules.CaptionLength);
        });
        RuleForEach(c => c.Documents).ChildRules(document =>
        {
            document.RuleFor(d => d.TitleVi).Text(FileRules.CaptionLength);
            document.RuleFor(d => d.TitleEn).Text(FileRules.CaptionLength);
            document.RuleFor(d => d.Layer).IsInEnum();
        });
    }
}
