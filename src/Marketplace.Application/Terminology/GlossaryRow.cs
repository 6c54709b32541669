using Marketplace.Domain.Terminology;

namespace Marketplace.Application.Terminology;

/// <summary>A concept as a file tells of it.</summary>
/// <param name="Line">Where it begins in the file, 1 for the first.</param>
/// <param name="Concept">Null when the file was not made from this glossary.</param>
/// <param name="IsBroken">It could not be taken apart.</param>
internal sealed record GlossaryRow(int Line, ConceptId? Concept, ConceptWording Wording, bool IsBroken = false)
{
    /// <summary>What people call it when something is wrong with it.</summary>
    public string Name => Wording.Vi.Length > 0 ? Wording.Vi : Wording.En;
}

public enum GlossaryFormat
{
    /// <summary>One line per concept, cells between tabs.</summary>
    Tsv,

    /// <summary>ISO 30042:2019, dialect TBX-Basic.</summary>
    Tbx,
}
