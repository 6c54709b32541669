using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Terminology;

/// <summary>
/// One thing and what it is called in Vietnamese and English. Searches look for its other names too, so it says nothing that is filed:
/// it may be reworded at any time. What is removed is kept, so that a new release does not bring it back.
/// </summary>
public sealed class Concept : Root<ConceptId>
{
    private Concept(ConceptId id, ConceptWording wording)
    {
        Id = id;
        Write(wording);
    }

    private Concept()
    {
    }

    public string Field { get; private set; } = "";

    public string Vi { get; private set; } = "";

    public string En { get; private set; } = "";

    public IReadOnlyList<string> OthersVi { get; private set; } = [];

    public IReadOnlyList<string> OthersEn { get; private set; } = [];

    /// <inheritdoc cref="ConceptWording.Pair()"/>
    public string Pair { get; private set; } = "";

    /// <summary>All terms without marks, to be looked through by staff.</summary>
    public string Folded { get; private set; } = "";

    public bool IsRemoved { get; private set; }

    /// <summary>Oldest first; empty for what ships and nobody touched.</summary>
    public IReadOnlyList<ConceptEdit> History { get; private set; } = [];

    public ConceptWording Wording => new(Field, Vi, En, OthersVi, OthersEn);

    /// <summary>As the project ships it, known again by its first pair of terms whatever becomes of them.</summary>
    public static Concept Shipped(ConceptWording wording) => new(IdOf(wording), wording);

    public static ConceptId IdOf(ConceptWording shipped) => new(new Guid(Convert.FromHexString(shipped.Pair()).AsSpan(0, 16), bigEndian: true));

    /// <exception cref="RuleBroken">a term is missing or is none.</exception>
    public static Concept Add(ConceptId id, ConceptWording wording, MemberId by, DateTime at)
    {
        Check(wording);
        var concept = new Concept(id, wording);
        concept.Record(ConceptDeed.Added, by, at);
        return concept;
    }

    /// <exception cref="RuleBroken">nothing is changed, it is removed, a term is missing or is none.</exception>
    public void Reword(ConceptWording wording, MemberId by, DateTime at)
    {
        ConceptRules.ARemovedConceptIsRestoredFirst.Require(!IsRemoved);
        Check(wording);
        var before = Wording;
        ConceptRules.ARewordingChangesSomething.Require(wording != before);
        Write(wording);
        Record(ConceptDeed.Reworded, by, at, before);
    }

    /// <summary>Searches no longer use it.</summary>
    /// <exception cref="RuleBroken">it is removed already.</exception>
    public void Remove(MemberId by, DateTime at)
    {
        ConceptRules.ARemovedConceptIsRestoredFirst.Require(!IsRemoved);
        IsRemoved = true;
        Record(ConceptDeed.Removed, by, at);
    }

    /// <exception cref="RuleBroken">it is not removed.</exception>
    public void Restore(MemberId by, DateTime at)
    {
        ConceptRules.OnlyARemovedConceptIsRestored.Require(IsRemoved);
        IsRemoved = false;
        Record(ConceptDeed.Restored, by, at);
    }

    private static void Check(ConceptWording wording)
    {
        ConceptRules.AConceptHasAVietnameseTerm.Require(wording.Vi.Length > 0);
        ConceptRules.AConceptHasAnEnglishTerm.Require(wording.En.Length > 0);
        ConceptRules.ATermIsAShortPhrase.Require(wording.AllTerms().All(ConceptWording.IsTerm));
        ConceptRules.AConceptHasFewTerms.Require(wording.OthersVi.Count <= ConceptWording.MostOthers && wording.OthersEn.Count <= ConceptWording.MostOthers);
    }

    private void Write(ConceptWording wording)
    {
        (Field, Vi, En, OthersVi, OthersEn, Pair) = (wording.Field, wording.Vi, wording.En, wording.OthersVi, wording.OthersEn, wording.Pair());
        Folded = string.Join(" | ", wording.AllTerms().Select(Folding.Folded).Distinct(StringComparer.Ordinal));
    }

    private void Record(ConceptDeed deed, MemberId by, DateTime at, ConceptWording? before = null) => History = [.. History, new ConceptEdit(deed, by, at, before)];
}

/// <summary>What was done to a concept, by whom, and what it was called before.</summary>
/// <param name="At">UTC.</param>
/// <param name="Before">Only a rewording leaves another wording behind.</param>
public sealed record ConceptEdit(ConceptDeed Deed, MemberId By, DateTime At, ConceptWording? Before);

public enum ConceptDeed
{
    Added,
    Reworded,
    Removed,
    Restored,
}
