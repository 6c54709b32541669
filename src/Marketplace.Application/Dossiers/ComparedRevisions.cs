using Marketplace.Domain.Common;

namespace Marketplace.Application.Dossiers;

/// <summary>The revisions of a listing or a demand, and what changed from one to another.</summary>
/// <param name="Revisions">Newest first.</param>
/// <param name="Before">Null while there is one revision only.</param>
public sealed record ComparedRevisions(
    string Code, Bilingual Title, IReadOnlyList<PastRevision> Revisions, int To, int? From, IReadOnlyList<DossierLine> After, IReadOnlyList<DossierLine>? Before)
{
    /// <summary>A text is revised some dozens of times in its life; older revisions than these are not offered for comparison.</summary>
    internal const int Most = 50;

    /// <param name="revisions">Newest first.</param>
    /// <param name="from">Number of the earlier revision; null, or one that there is not, is the one before.</param>
    /// <param name="to">Number of the later revision; null, or one that there is not, is the newest.</param>
    internal static ComparedRevisions Of<TContent>(
        string code, IReadOnlyList<RevisionOf<TContent>> revisions, int? from, int? to, Func<TContent, Bilingual> titleOf, Func<RevisionOf<TContent>, bool> isPublic, Func<RevisionOf<TContent>, IReadOnlyList<DossierLine>> lines)
        where TContent : class, IFiled
    {
        var after = revisions.FirstOrDefault(r => r.Number == to) ?? revisions[0];
        var before = revisions.FirstOrDefault(r => r.Number == from && r.Number < after.Number) ?? revisions.FirstOrDefault(r => r.Number < after.Number);
        return new ComparedRevisions(
            code, titleOf(revisions[0].Content),
            [.. revisions.Select(r => new PastRevision(r.Number, r.Status, isPublic(r), r.EditedAt, r.DecidedAt, r.Reason))],
            after.Number, before?.Number, lines(after), before is null ? null : lines(before));
    }
}

public sealed record PastRevision(int Number, RevisionStatus Status, bool IsPublic, DateTime EditedAt, DateTime? DecidedAt, string? Reason);
