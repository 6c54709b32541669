using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using MediatR;

namespace Marketplace.Application.Terminology;

/// <summary>Staff take a concept out of the glossary; searches no longer use it, and it can be restored.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record RemoveConcept(ConceptId Concept, Version Seen) : ICommand;

internal sealed class RemoveConceptHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RemoveConcept>
{
    protected override async Task Handle(RemoveConcept command, CancellationToken cancellationToken)
    {
        var concept = await db.Concepts.OfAnyone().Find(command.Concept, command.Seen, cancellationToken);
        concept.Remove(caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
