using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Terminology;

/// <summary>Staff who add a concept see those that have one of its names already, with or without marks: it may be there under another.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetConceptsNamed(ConceptForm Form) : IQuery<IReadOnlyList<ConceptRow>>;

internal sealed class GetConceptsNamedHandler(MarketplaceDb db) : IRequestHandler<GetConceptsNamed, IReadOnlyList<ConceptRow>>
{
    private const int Most = 5;

    public async Task<IReadOnlyList<ConceptRow>> Handle(GetConceptsNamed query, CancellationToken cancellationToken)
    {
        string[] terms = [.. query.Form.Wording().AllTerms().Select(Folding.Folded).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Select(t => $" | {t} | ")];
        return await db.Concepts.AsNoTracking().Where(c => !c.IsRemoved && terms.Any(t => (" | " + c.Folded + " | ").Contains(t)))
            .OrderBy(c => c.Field).ThenBy(c => c.Folded).ThenBy(c => c.Id).Take(Most)
            .Select(c => new ConceptRow(c.Id, c.Field, c.Vi, c.En, c.OthersVi, c.OthersEn))
            .ToListAsync(cancellationToken);
    }
}

internal sealed class GetConceptsNamedValidator : AbstractValidator<GetConceptsNamed>
{
    public GetConceptsNamedValidator(IValidator<ConceptForm> form) => RuleFor(q => q.Form).SetValidator(form);
}
