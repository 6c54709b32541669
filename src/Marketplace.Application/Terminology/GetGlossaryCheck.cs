using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Terminology;

/// <summary>Staff see what a file of terms would bring, before it is imported.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetGlossaryCheck(string? File) : IQuery<GlossaryCheck>;

/// <param name="Refused">How many rows cannot be taken; with any of them nothing is.</param>
/// <param name="Refusals">Of the first of them, each with its line.</param>
public sealed record GlossaryCheck(int New, int Changed, int Unchanged, int Refused, IReadOnlyList<Refusal> Refusals);

internal sealed class GetGlossaryCheckHandler(MarketplaceDb db, GlossaryReading reading) : IRequestHandler<GetGlossaryCheck, GlossaryCheck>
{
    public async Task<GlossaryCheck> Handle(GetGlossaryCheck query, CancellationToken cancellationToken)
    {
        var rows = await reading.Judge(db.Concepts.AsNoTracking(), query.File!, cancellationToken);
        int Count(TermRowOutcome outcome) => rows.Count(r => r.Refusal is null && r.Outcome == outcome);
        var refusals = rows.Select(r => r.Refusal).OfType<Refusal>().ToArray();
        return new GlossaryCheck(
            Count(TermRowOutcome.New), Count(TermRowOutcome.Changed), Count(TermRowOutcome.Unchanged), refusals.Length, [.. refusals.Take(ImportTerms.MostRefusals)]);
    }
}

internal sealed class GetGlossaryCheckValidator : AbstractValidator<GetGlossaryCheck>
{
    public GetGlossaryCheckValidator() => RuleFor(q => q.File).TermFile();
}
