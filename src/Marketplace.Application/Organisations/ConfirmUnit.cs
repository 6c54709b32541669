using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>A representative of the legal parent says that a unit is theirs; they become its representative, who signs for it.</summary>
[AllowedTo(Capability.Any, Power.Manage | Power.Bind, Verified = true)]
public sealed record ConfirmUnit(OrganisationId Unit, Version Seen, MembershipId Membership) : ICommand;

internal sealed class ConfirmUnitHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<ConfirmUnit>
{
    protected override async Task Handle(ConfirmUnit command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var unit = await db.Organisations.UnitsOf(caller).Find(command.Unit, command.Seen, cancellationToken);
        unit.ConfirmUnit(command.Membership, caller.Person, now);
        await db.WriteTo(
            unit.Id, Power.Manage, "UnitConfirmed", unit.Id.Value, now,
            language => [unit.Profile.Name.In(language).Text, site.Link(language, "organisation")], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
