using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>A representative of the named parent says that a unit is not theirs, and why.</summary>
[AllowedTo(Capability.Any, Power.Manage | Power.Bind)]
public sealed record RefuseUnit(OrganisationId Unit, Version Seen, string? Reason) : ICommand;

internal sealed class RefuseUnitHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<RefuseUnit>
{
    protected override async Task Handle(RefuseUnit command, CancellationToken cancellationToken)
    {
        var unit = await db.Organisations.UnitsOf(caller).Find(command.Unit, command.Seen, cancellationToken);
        unit.RefuseUnit();
        await db.WriteTo(
            unit.Id, Power.Manage, "UnitRefused", unit.Id.Value, clock.GetUtcNow().UtcDateTime,
            language => [unit.Profile.Name.In(language).Text, command.Reason!.Trim(), site.Link(language, "organisation")], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RefuseUnitValidator : AbstractValidator<RefuseUnit>
{
    public RefuseUnitValidator() => RuleFor(c => c.Reason).NotEmpty().Text(OrganisationRules.TextLength);
}
