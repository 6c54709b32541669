using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Terminology;

/// <summary>Staff change what a concept is called; its history keeps what it was called before.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record RewordConcept(ConceptId Concept, Version Seen, ConceptForm Form) : ICommand;

internal sealed class RewordConceptHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<RewordConcept>
{
    protected override async Task Handle(RewordConcept command, CancellationToken cancellationToken)
    {
        var concept = await db.Concepts.OfAnyone().Find(command.Concept, command.Seen, cancellationToken);
        concept.Reword(command.Form.Wording(), caller.Person, clock.GetUtcNow().UtcDateTime);
        ConceptRules.AConceptComesOnce.Require(!await db.Concepts.AnyAsync(c => c.Pair == concept.Pair && c.Id != concept.Id, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RewordConceptValidator : AbstractValidator<RewordConcept>
{
    public RewordConceptValidator(IValidator<ConceptForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
