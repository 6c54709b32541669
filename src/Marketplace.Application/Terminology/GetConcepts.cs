using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Terminology;

/// <summary>A page of the glossary, by field and Vietnamese term; where a text is looked for, those of just this name come first, then those with it as a word.</summary>
/// <param name="Text">A part of any of the terms, with or without marks; empty for all.</param>
/// <param name="Field">Code of a field; empty for all.</param>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetConcepts(string? Text, string? Field, bool Removed, int Page) : IQuery<Page<ConceptRow>>;

public sealed record ConceptRow(ConceptId Id, string Field, string Vi, string En, IReadOnlyList<string> OthersVi, IReadOnlyList<string> OthersEn);

internal sealed class GetConceptsHandler(MarketplaceDb db) : IRequestHandler<GetConcepts, Page<ConceptRow>>
{
    private const int Size = 50;

    public async Task<Page<ConceptRow>> Handle(GetConcepts query, CancellationToken cancellationToken)
    {
        var (text, removed) = (Folding.Folded(query.Text), query.Removed);
        var concepts = db.Concepts.AsNoTracking().Where(c => c.IsRemoved == removed);
        if (!string.IsNullOrEmpty(query.Field))
        {
            concepts = concepts.Where(c => c.Field == query.Field);
        }

        if (text.Length > 0)
        {
            concepts = concepts.Where(c => c.Folded.Contains(text));
        }

        // Terms stand in Folded as "one | another".
        var (term, word) = ($" | {text} | ", $" {text} ");
        var rows = await concepts
            .OrderBy(c => text == "" || (" | " + c.Folded + " | ").Contains(term) ? 0 : (" " + c.Folded + " ").Contains(word) ? 1 : 2)
            .ThenBy(c => c.Field).ThenBy(c => c.Folded).ThenBy(c => c.Id).Skip((query.Page - 1) * Size).Take(Size)
            .Select(c => new ConceptRow(c.Id, c.Field, c.Vi, c.En, c.OthersVi, c.OthersEn))
            .ToListAsync(cancellationToken);
        return new Page<ConceptRow>(rows, await concepts.CountAsync(cancellationToken), query.Page, Size);
    }
}

internal sealed class GetConceptsValidator : AbstractValidator<GetConcepts>
{
    public GetConceptsValidator()
    {
        RuleFor(q => q.Text).MaximumLength(200);
        RuleFor(q => q.Field).MaximumLength(20);
        RuleFor(q => q.Page).InclusiveBetween(1, 1_000);
    }
}
