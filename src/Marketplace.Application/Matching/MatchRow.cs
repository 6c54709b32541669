using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Matching;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Matching;

/// <summary>Which suggestions of a subject are shown.</summary>
public enum MatchShelf
{
    /// <summary>Not answered by the reader's side.</summary>
    New,
    Accepted,

    /// <summary>Not answered, and a proposal or the reader's own invitation says more: there is nothing new to look at.</summary>
    InTouch,
    Dismissed,
}

internal static class MatchShelves
{
    public static MatchState State(this MatchShelf shelf) => shelf switch { MatchShelf.Accepted => MatchState.Accepted, MatchShelf.Dismissed => MatchState.Dismissed, _ => MatchState.Open };
}

/// <summary>How many suggestions stand on each shelf.</summary>
public sealed record MatchCounts(int New, int Accepted, int InTouch, int Dismissed)
{
    public int On(MatchShelf shelf) => shelf switch { MatchShelf.New => New, MatchShelf.Accepted => Accepted, MatchShelf.InTouch => InTouch, _ => Dismissed };
}

/// <summary>One's own listing or demand with the suggestions for it.</summary>
/// <param name="IsDemand">Otherwise it is a listing.</param>
public sealed record MatchedSubject(Guid Id, string Code, Bilingual Title, bool IsDemand, MatchCounts Counts);

/// <summary>A suggestion as its reader sees it.</summary>
/// <param name="Code">Of the other side's demand or listing.</param>
/// <param name="About">The demand's problem, or the listing's summary.</param>
/// <param name="Organisation">Empty while the demand is anonymous.</param>
/// <param name="Reason">Why the reader's side dismissed it, in their language.</param>
/// <param name="IsInvited">The supplier was invited to the demand.</param>
/// <param name="IsProposed">The supplier has proposed something to the demand.</param>
/// <param name="Until">Hanoi date until which the demand takes proposals.</param>
public sealed record MatchRow(
    MatchId Id, Version Version, string Code, Bilingual Title, Bilingual About, string? OrganisationCode, Bilingual Organisation, MatchFit Fit, IReadOnlyList<MatchReason> Reasons,
    MatchState State, DateTime? DecidedAt, string? Reason, string? Note, bool IsInvited, bool IsProposed, DateOnly? Until);

/// <summary>Why it is suggested: one part of the score with the names of its facts in the reader's language.</summary>
/// <param name="Value">In [0, 1]; null when one side says nothing.</param>
public sealed record MatchReason(MatchPart Part, double? Value, PartTone Tone, IReadOnlyList<string> Common, IReadOnlyList<string> Wanted, IReadOnlyList<string> Offered, ScoredPart Facts)
{
    internal static IReadOnlyList<MatchReason> All(MatchScore score, ReferenceLists lists, TermNames terms, Language language)
    {
        IReadOnlyList<string> NamesOf(MatchPart part, IReadOnlyList<string> codes) => Names(part, codes, lists, terms, language);
        return [.. score.Parts.Select(p => new MatchReason(p.Part, p.Value, p.Tone(), NamesOf(p.Part, p.Common), NamesOf(p.Part, p.Wanted), NamesOf(p.Part, p.Offered), p))];
    }

    /// <summary>The words for rights are the page's.</summary>
    private static IReadOnlyList<string> Names(MatchPart part, IReadOnlyList<string> codes, ReferenceLists lists, TermNames terms, Language language) => part switch
    {
        MatchPart.Text => terms.Of(codes),
        MatchPart.Field => [.. codes.Select(c => lists.Name(ReferenceListNames.Fields, c, language))],
        MatchPart.Industry => [.. codes.Select(c => lists.Name(ReferenceListNames.VsicSections, c, language))],
        _ => codes,
    };
}

/// <summary>A reason to dismiss.</summary>
public sealed record DismissalReason(string Code, string Name)
{
    internal static IReadOnlyList<DismissalReason> All(ReferenceLists lists, Language language) => [.. lists.Items(ReferenceListNames.MatchDismissals).Select(r => new DismissalReason(r.Code, r.NameIn(language)))];
}

/// <summary>The suggestions for one listing or demand of one's own.</summary>
/// <param name="MayDecide">The reader may answer them.</param>
public sealed record SubjectMatches(MatchedSubject Subject, bool MayDecide, IReadOnlyList<DismissalReason> Reasons, Common.Page<MatchRow> Page);
