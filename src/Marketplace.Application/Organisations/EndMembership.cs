using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>A member no longer belongs to the organisation; they stop at their next message.</summary>
[AllowedTo(Capability.Any, Power.Manage)]
public sealed record EndMembership(OrganisationId Organisation, Version Seen, MembershipId Membership) : ICommand;

internal sealed class EndMembershipHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<EndMembership>
{
    protected override async Task Handle(EndMembership command, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.OwnOf(caller).Find(command.Organisation, command.Seen, cancellationToken);
        organisation.EndMembership(command.Membership, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
