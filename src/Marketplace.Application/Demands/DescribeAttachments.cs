using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Files;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>A business says what its attachments are.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record DescribeAttachments(DemandId Demand, Version Seen, IReadOnlyList<AttachmentForm> Attachments) : ICommand;

public sealed record AttachmentForm(FileId File, string? TitleVi, string? TitleEn)
{
    public AttachmentWords Words() => new(File, new Bilingual(TitleVi, TitleEn));
}

internal sealed class DescribeAttachmentsHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DescribeAttachments>
{
    protected override async Task Handle(DescribeAttachments command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OwnedBy(caller.Organisation).Find(command.Demand, command.Seen, cancellationToken);
        demand.DescribeAttachments(DemandRevisionId.New(), [.. command.Attachments.Select(a => a.Words())], clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class DescribeAttachmentsValidator : AbstractValidator<DescribeAttachments>
{
    public DescribeAttachmentsValidator() => RuleForEach(c => c.Attachments).ChildRules(attachment =>
    {
        attachment.RuleFor(a => a.TitleVi).Text(FileRules.CaptionLength);
        attachment.RuleFor(a => a.TitleEn).Text(FileRules.CaptionLength);
    });
}
