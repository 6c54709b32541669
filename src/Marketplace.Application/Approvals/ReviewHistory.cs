using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Approvals;

/// <summary>A member of the exchange's staff.</summary>
public sealed record Reviewer(MemberId Id, string Name);

/// <summary>One step of a review.</summary>
/// <param name="By">Null for what the organisation did.</param>
/// <param name="To">Who was put in charge.</param>
public sealed record ReviewEvent(int Number, ReviewDeed Deed, DateTime At, string? By, string? To, string? Reason);

/// <summary>The steps of all reviews of a listing or a demand, with people's names.</summary>
internal sealed class ReviewHistory
{
    private readonly Dictionary<MemberId, string> _names;

    private ReviewHistory(Dictionary<MemberId, string> names) => _names = names;

    public static async Task<ReviewHistory> People<TContent>(MarketplaceDb db, IReadOnlyList<RevisionOf<TContent>> revisions, CancellationToken cancellationToken)
        where TContent : class, IFiled
    {
        var ids = revisions.SelectMany(r => Steps(r).SelectMany(e => new[] { e.By, e.To }).Append(r.Assignee)).OfType<MemberId>().Distinct().ToArray();
        return new ReviewHistory(ids.Length == 0 ? [] : await db.Members.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, cancellationToken));
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ReviewEvent> Of<TContent>(IReadOnlyList<RevisionOf<TContent>> revisions)
        where TContent : class, IFiled =>
        [.. revisions.OrderBy(r => r.Number).SelectMany(r => Steps(r).Select(e => new ReviewEvent(r.Number, e.Deed, e.At, Name(e.By), Name(e.To), e.Reason))).Reverse()];

    public Reviewer? Assignee<TContent>(RevisionOf<TContent> revision)
        where TContent : class, IFiled =>
        revision.Assignee is { } id ? new Reviewer(id, Name(id)!) : null;

    private string? Name(MemberId? id) => id is { } known ? _names.GetValueOrDefault(known, "") : null;

    /// <summary>A revision older than the history of reviews says at least when it was submitted and decided.</summary>
    private static IEnumerable<ReviewEntry> Steps<TContent>(RevisionOf<TContent> revision)
        where TContent : class, IFiled
    {
        if (revision.History.Count > 0)
        {
            return revision.History;
        }

        var steps = new List<ReviewEntry>();
        if (revision.SubmittedAt is { } submitted)
        {
            steps.Add(new ReviewEntry(ReviewDeed.Submitted, submitted));
        }

        if (revision is { DecidedAt: { } decided, DecidedBy: { } by })
        {
            steps.Add(ReviewEntry.Of(revision.Status, by, revision.Reason, decided));
        }

        return steps;
    }
}
