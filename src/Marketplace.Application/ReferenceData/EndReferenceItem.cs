using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.ReferenceData;

/// <summary>Staff set the last day of an entry that nothing succeeds. What was filed under it keeps its name.</summary>
/// <param name="LastDay">In Hanoi.</param>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record EndReferenceItem(ReferenceItemId Item, Version Seen, DateOnly? LastDay) : ICommand;

internal sealed class EndReferenceItemHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<EndReferenceItem>
{
    protected override async Task Handle(EndReferenceItem command, CancellationToken cancellationToken)
    {
        var item = await db.ReferenceItems.OfAnyone().Find(command.Item, command.Seen, cancellationToken);
        var (lastDay, below) = (command.LastDay!.Value, SeedReferenceData.Lists.Select(l => l.List).Where(l => ReferenceListNames.ParentsOf(l) == item.List).ToArray());
        ReferenceRules.EntriesBelowEndFirst.Require(!await db.ReferenceItems.AnyAsync(
            i => below.Contains(i.List) && i.Parent == item.Code && (i.EffectiveTo == null || i.EffectiveTo > lastDay), cancellationToken));
        item.End(lastDay, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class EndReferenceItemValidator : AbstractValidator<EndReferenceItem>
{
    public EndReferenceItemValidator() => RuleFor(c => c.LastDay).NotNull();
}
