using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>The supplier closes what it opened. It obliges nobody, so whoever negotiates may do it at once.</summary>
[AllowedTo(Capability.Supplier, Power.Negotiate)]
public sealed record RevokeDisclosure(DisclosureId Disclosure, Version Seen, string? ReasonText) : ICommand;

internal sealed class RevokeDisclosureHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RevokeDisclosure>
{
    protected override async Task Handle(RevokeDisclosure command, CancellationToken cancellationToken)
    {
        var disclosure = await db.Disclosures.AskedOf(caller.Organisation).Find(command.Disclosure, command.Seen, cancellationToken);
        disclosure.Revoke(command.ReasonText, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RevokeDisclosureValidator : AbstractValidator<RevokeDisclosure>
{
    public RevokeDisclosureValidator() => RuleFor(c => c.ReasonText).Text(DisclosureRules.ReasonLength);
}
