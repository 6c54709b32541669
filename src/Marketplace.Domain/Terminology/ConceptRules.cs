using Marketplace.Domain.Common;

namespace Marketplace.Domain.Terminology;

/// <summary>Every way in which the glossary says no.</summary>
public static class ConceptRules
{
    public static readonly Rule AConceptHasAVietnameseTerm = Rule.Named("Vi");
    public static readonly Rule AConceptHasAnEnglishTerm = Rule.Named("En");
    public static readonly Rule ATermIsAShortPhrase = Rule.Named();
    public static readonly Rule AConceptHasFewTerms = Rule.Named();
    public static readonly Rule AConceptComesOnce = Rule.Named("Vi");
    public static readonly Rule ARewordingChangesSomething = Rule.Named();
    public static readonly Rule ARemovedConceptIsRestoredFirst = Rule.Named();
    public static readonly Rule OnlyARemovedConceptIsRestored = Rule.Named();
    public static readonly Rule AGlossaryFileIsReadable = Rule.Named("File");
    public static readonly Rule AGlossaryFileBringsSomething = Rule.Named("File");
    public static readonly Rule TermRowCanBeTakenApart = Rule.Named("File");
    public static readonly Rule TermRowHasAField = Rule.Named("File");
    public static readonly Rule TermRowHasBothTerms = Rule.Named("File");
    public static readonly Rule TermRowHasShortPhrases = Rule.Named("File");
    public static readonly Rule TermRowHasFewTerms = Rule.Named("File");
    public static readonly Rule TermRowComesOnce = Rule.Named("File");
    public static readonly Rule TermRowIsNoOtherConcept = Rule.Named("File");
}
