using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.ReferenceData;

/// <summary>Staff enter what an entry says from a day on; the one before ends the day before, and what was filed under it keeps its name.</summary>
/// <param name="From">The successor's first day in force, in Hanoi.</param>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record SucceedReferenceItem(ReferenceItemId Item, Version Seen, ReferenceItemId Successor, DateOnly? From, ReferenceForm Form) : ICommand;

internal sealed class SucceedReferenceItemHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<SucceedReferenceItem>
{
    protected override async Task Handle(SucceedReferenceItem command, CancellationToken cancellationToken)
    {
        var item = await db.ReferenceItems.OfAnyone().Find(command.Item, command.Seen, cancellationToken);
        db.ReferenceItems.Add(item.Succeed(command.Successor, command.Form.Wording(), command.From!.Value, caller.Person, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class SucceedReferenceItemValidator : AbstractValidator<SucceedReferenceItem>
{
    public SucceedReferenceItemValidator(IValidator<ReferenceForm> form)
    {
        RuleFor(c => c.From).NotNull();
        RuleFor(c => c.Form).SetValidator(form);
    }
}
