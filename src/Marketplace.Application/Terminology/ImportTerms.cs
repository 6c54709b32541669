using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Terminology;
using MediatR;

namespace Marketplace.Application.Terminology;

/// <summary>
/// Staff import a file of terms, all of it or nothing: new concepts are added, known ones (by their id, else by their pair of preferred
/// terms) reworded or restored. Concepts that the file does not name stay.
/// </summary>
/// <param name="File">The content of a TSV or TBX file.</param>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record ImportTerms(TermImportId Import, string? File) : ICommand
{
    public const int LongestFile = 12_000_000;

    /// <summary>More than these are not read beside a form.</summary>
    internal const int MostRefusals = 20;
}

internal sealed class ImportTermsHandler(MarketplaceDb db, GlossaryReading reading, Caller caller, TimeProvider clock) : AsyncRequestHandler<ImportTerms>
{
    protected override async Task Handle(ImportTerms command, CancellationToken cancellationToken)
    {
        var (rows, now) = (await reading.Judge(db.Concepts, command.File!, cancellationToken), clock.GetUtcNow().UtcDateTime);
        if (rows.Select(r => r.Refusal).OfType<Refusal>().Take(ImportTerms.MostRefusals).ToArray() is { Length: > 0 } refusals)
        {
            throw new Refused(new Problem(ProblemKind.Invalid, refusals));
        }

        ConceptRules.AGlossaryFileBringsSomething.Require(rows.Any(r => r.Outcome != TermRowOutcome.Unchanged));
        foreach (var row in rows.Where(r => r.Outcome != TermRowOutcome.Unchanged))
        {
            if (row.Known is not { } known)
            {
                db.Concepts.Add(Concept.Add(ConceptId.New(), row.Wording, caller.Person, now));
                continue;
            }

            if (known.IsRemoved)
            {
                known.Restore(caller.Person, now);
            }

            if (known.Wording != row.Wording)
            {
                known.Reword(row.Wording, caller.Person, now);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class ImportTermsValidator : AbstractValidator<ImportTerms>
{
    public ImportTermsValidator() => RuleFor(c => c.File).TermFile();
}
