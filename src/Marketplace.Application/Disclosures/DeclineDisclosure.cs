using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Disclosures;

/// <summary>The supplier's representative keeps the confidential part closed, and says why.</summary>
[AllowedTo(Capability.Supplier, Power.Bind)]
public sealed record DeclineDisclosure(DisclosureId Disclosure, Version Seen, string? Reason, string? ReasonText) : ICommand;

internal sealed class DeclineDisclosureHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<DeclineDisclosure>
{
    protected override async Task Handle(DeclineDisclosure command, CancellationToken cancellationToken)
    {
        var disclosure = await db.Disclosures.AskedOf(caller.Organisation).Find(command.Disclosure, command.Seen, cancellationToken);
        disclosure.Decline(command.Reason, command.ReasonText, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class DeclineDisclosureValidator : AbstractValidator<DeclineDisclosure>
{
    public DeclineDisclosureValidator(ReferenceLists lists)
    {
        RuleFor(c => c.Reason).Code(lists, ReferenceListNames.DisclosureReasons);
        RuleFor(c => c.ReasonText).Text(DisclosureRules.ReasonLength);
    }
}
