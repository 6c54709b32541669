using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>An asker invites a verified supplier to answer a demand. The supplier learns of it once the public can read the demand, and never who asks anonymously.</summary>
/// <param name="Supplier">The code of the supplier's organisation.</param>
[AllowedTo(Capability.Recipient, Power.Draft, Verified = true)]
public sealed record InviteSupplier(DemandInvitationId Invitation, DemandId Demand, string Supplier) : ICommand, ICreates;

internal sealed class InviteSupplierHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<InviteSupplier>
{
    protected override async Task Handle(InviteSupplier command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OwnedBy(caller.Organisation).Find(command.Demand, cancellationToken);
        var supplier = await db.Organisations.Where(o => o.Code == command.Supplier).Found(cancellationToken);
        var invited = db.DemandInvitations.Standing().Where(i => i.Demand == demand.Id);
        DemandInvitationRules.ASupplierIsInvitedOnce.Require(!await invited.AnyAsync(i => i.Organisation == supplier.Id, cancellationToken));
        db.DemandInvitations.Add(DemandInvitation.Invite(
            command.Invitation, demand, supplier, await invited.CountAsync(cancellationToken), caller.Person, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class InviteSupplierValidator : AbstractValidator<InviteSupplier>
{
    public InviteSupplierValidator() => RuleFor(c => c.Supplier!).Text(20);
}
