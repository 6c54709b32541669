using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.ReferenceData;

/// <summary>Staff put a misprint right; what was filed under the entry reads the corrected name.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record CorrectReferenceItem(ReferenceItemId Item, Version Seen, ReferenceForm Form) : ICommand;

internal sealed class CorrectReferenceItemHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<CorrectReferenceItem>
{
    protected override async Task Handle(CorrectReferenceItem command, CancellationToken cancellationToken)
    {
        var item = await db.ReferenceItems.OfAnyone().Find(command.Item, command.Seen, cancellationToken);
        item.Correct(command.Form.Wording(), command.Form.Order, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class CorrectReferenceItemValidator : AbstractValidator<CorrectReferenceItem>
{
    public CorrectReferenceItemValidator(IValidator<ReferenceForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
