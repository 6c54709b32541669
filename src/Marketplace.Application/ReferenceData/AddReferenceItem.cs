using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.ReferenceData;

/// <summary>Staff add an entry to a list.</summary>
/// <param name="From">The first day in force, in Hanoi.</param>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record AddReferenceItem(ReferenceItemId Item, string List, string? Code, string? Parent, DateOnly? From, ReferenceForm Form) : ICommand, ICreates;

internal sealed class AddReferenceItemHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AddReferenceItem>
{
    protected override async Task Handle(AddReferenceItem command, CancellationToken cancellationToken)
    {
        var (code, parent, from) = (command.Code!.Trim(), string.IsNullOrWhiteSpace(command.Parent) ? null : command.Parent.Trim(), command.From!.Value);
        var parents = ReferenceListNames.ParentsOf(command.List);
        ReferenceRules.AParentIsInForce.Require(parent is null || (parent != code && await db.ReferenceItems.AnyAsync(
            i => i.List == parents && i.Code == parent && i.EffectiveFrom <= from && (i.EffectiveTo == null || i.EffectiveTo >= from), cancellationToken)));
        ReferenceRules.ACodeIsInForceOnce.Require(!await db.ReferenceItems.AnyAsync(
            i => i.List == command.List && i.Code == code && (i.EffectiveTo == null || i.EffectiveTo >= from), cancellationToken));
        db.ReferenceItems.Add(ReferenceItem.Add(command.Item, command.List, code, parent, command.Form.Wording(), command.Form.Order, from, caller.Person, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AddReferenceItemValidator : AbstractValidator<AddReferenceItem>
{
    public AddReferenceItemValidator(IValidator<ReferenceForm> form)
    {
        RuleFor(c => c.List).Must(list => SeedReferenceData.Lists.Any(l => l.List == list)).WithErrorCode(nameof(ReferenceRules.AListIsKnown));
        RuleFor(c => c.Code).Must(code => ReferenceCode.IsWellFormed(code?.Trim())).WithErrorCode(nameof(ReferenceRules.ACodeHasItsShape));
        RuleFor(c => c.Parent).Must(parent => string.IsNullOrWhiteSpace(parent) || ReferenceCode.IsWellFormed(parent.Trim())).WithErrorCode(nameof(ReferenceRules.AParentIsInForce));
        RuleFor(c => c.From).NotNull();
        RuleFor(c => c.Form).SetValidator(form);
    }
}
