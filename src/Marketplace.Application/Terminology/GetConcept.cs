using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Terminology;

/// <summary>A concept with what was done to it.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetConcept(ConceptId Concept) : IQuery<ConceptEntry>;

/// <param name="History">Newest first.</param>
public sealed record ConceptEntry(ConceptId Id, Version Version, ConceptWording Wording, bool IsRemoved, IReadOnlyList<ConceptHistoryRow> History);

public sealed record ConceptHistoryRow(ConceptDeed Deed, string By, DateTime At, ConceptWording? Before);

internal sealed class GetConceptHandler(MarketplaceDb db) : IRequestHandler<GetConcept, ConceptEntry>
{
    public async Task<ConceptEntry> Handle(GetConcept query, CancellationToken cancellationToken)
    {
        var concept = await db.Concepts.AsNoTracking().Where(c => c.Id == query.Concept).Found(cancellationToken);
        var ids = concept.History.Select(e => e.By).Distinct().ToArray();
        var names = await db.Members.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, cancellationToken);
        return new ConceptEntry(
            concept.Id, concept.Version, concept.Wording, concept.IsRemoved,
            [.. concept.History.Reverse().Select(e => new ConceptHistoryRow(e.Deed, names.GetValueOrDefault(e.By, "–"), e.At, e.Before))]);
    }
}
