using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using MediatR;

namespace Marketplace.Application.Terminology;

/// <summary>Staff put a removed concept back into the glossary.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record RestoreConcept(ConceptId Concept, Version Seen) : ICommand;

internal sealed class RestoreConceptHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RestoreConcept>
{
    protected override async Task Handle(RestoreConcept command, CancellationToken cancellationToken)
    {
        var concept = await db.Concepts.OfAnyone().Find(command.Concept, command.Seen, cancellationToken);
        concept.Restore(caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
