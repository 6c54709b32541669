using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Terminology;

/// <summary>Staff add a concept to the glossary; searches use it at once.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record AddConcept(ConceptId Concept, ConceptForm Form) : ICommand, ICreates;

internal sealed class AddConceptHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AddConcept>
{
    protected override async Task Handle(AddConcept command, CancellationToken cancellationToken)
    {
        var concept = Concept.Add(command.Concept, command.Form.Wording(), caller.Person, clock.GetUtcNow().UtcDateTime);
        ConceptRules.AConceptComesOnce.Require(!await db.Concepts.AnyAsync(c => c.Pair == concept.Pair, cancellationToken));
        db.Concepts.Add(concept);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AddConceptValidator : AbstractValidator<AddConcept>
{
    public AddConceptValidator(IValidator<ConceptForm> form) => RuleFor(c => c.Form).SetValidator(form);
}
