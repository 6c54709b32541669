using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.ReferenceData;
using Marketplace.Domain.Terminology;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Terminology;

/// <summary>Reads a file of terms and says of each row what it would bring, so that a check cannot promise what the import does not do.</summary>
internal sealed class GlossaryReading(ReferenceLists lists)
{
    /// <summary>What a file brings, row by row.</summary>
    /// <param name="known">All concepts: tracked where they shall be changed.</param>
    /// <exception cref="RuleBroken">it is no file of terms.</exception>
    public async Task<IReadOnlyList<JudgedTermRow>> Judge(IQueryable<Concept> known, string file, CancellationToken cancellationToken)
    {
        var rows = file.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('<') ? TermBank.Read(file.Trim()) : GlossaryTable.Read(file);
        ConceptRules.AGlossaryFileIsReadable.Require(rows is { Count: > 0 });
        var concepts = await known.ToListAsync(cancellationToken);
        var (byId, byPair) = (concepts.ToDictionary(c => c.Id), concepts.ToDictionary(c => c.Pair, StringComparer.Ordinal));
        var (pairs, ids) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<ConceptId>());
        return [.. rows.Select(row => Judged(row, (row.Concept is { } id ? byId.GetValueOrDefault(id) : null) ?? byPair.GetValueOrDefault(row.Wording.Pair()), byPair, pairs, ids))];
    }

    private JudgedTermRow Judged(GlossaryRow row, Concept? known, Dictionary<string, Concept> byPair, HashSet<string> pairs, HashSet<ConceptId> ids)
    {
        var wording = row.Wording;
        var broken = row switch
        {
            { IsBroken: true } => ConceptRules.TermRowCanBeTakenApart,
            _ when !lists.Knows(ReferenceListNames.Fields, wording.Field) => ConceptRules.TermRowHasAField,
            _ when wording.Vi.Length == 0 || wording.En.Length == 0 => ConceptRules.TermRowHasBothTerms,
            _ when !wording.AllTerms().All(ConceptWording.IsTerm) => ConceptRules.TermRowHasShortPhrases,
            _ when wording.OthersVi.Count > ConceptWording.MostOthers || wording.OthersEn.Count > ConceptWording.MostOthers => ConceptRules.TermRowHasFewTerms,
            _ when !pairs.Add(wording.Pair()) || (known is not null && !ids.Add(known.Id)) => ConceptRules.TermRowComesOnce,
            _ when byPair.TryGetValue(wording.Pair(), out var other) && other != known => ConceptRules.TermRowIsNoOtherConcept,
            _ => null,
        };
        var outcome = known is null ? TermRowOutcome.New : known.IsRemoved || known.Wording != wording ? TermRowOutcome.Changed : TermRowOutcome.Unchanged;
        return new JudgedTermRow(wording, known, outcome, broken is null ? null : new Refusal(broken.Code, broken.Member, [row.Line, row.Name]));
    }
}

/// <param name="Known">Of the glossary; null for a new one.</param>
/// <param name="Refusal">Why it cannot be taken.</param>
internal sealed record JudgedTermRow(ConceptWording Wording, Concept? Known, TermRowOutcome Outcome, Refusal? Refusal);

internal enum TermRowOutcome
{
    New,
    Changed,
    Unchanged,
}
