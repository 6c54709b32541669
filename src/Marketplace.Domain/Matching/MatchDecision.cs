using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;

namespace Marketplace.Domain.Matching;

/// <summary>What one side decided, with the score as it then was: so the weights can be judged by what people made of them.</summary>
public sealed class MatchDecision : Part
{
    private const int HundredYears = 100;

    internal MatchDecision(Side side, bool isAccepted, string? reason, string? note, MatchScore score, MemberId by, DateTime now)
    {
        Id = Guid.CreateVersion7();
        (Side, IsAccepted, Reason, Note, By, At) = (side, isAccepted, reason, note, by, now);
        (Score, Fit, Agreed, Disagreed) = (score, score.Fit(), score.With(PartTone.Whole), score.With(PartTone.Little));
        var day = VietnamCalendar.DateOf(now);
        Month = (day.Year * HundredYears) + day.Month;
    }

    private MatchDecision()
    {
    }

    public Guid Id { get; private set; }

    public Side Side { get; private set; }

    public bool IsAccepted { get; private set; }

    /// <summary>Code of the reference list of reasons to dismiss; null when it was accepted.</summary>
    public string? Reason { get; private set; }

    public string? Note { get; private set; }

    public MemberId By { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Of Hanoi's calendar: 202611.</summary>
    public int Month { get; private set; }

    public MatchScore Score { get; private set; } = null!;

    public MatchFit Fit { get; private set; }

    /// <summary>The parts that agreed.</summary>
    public MatchParts Agreed { get; private set; }

    /// <summary>The parts that were told and did not agree.</summary>
    public MatchParts Disagreed { get; private set; }

    /// <summary>The same side thought better of it: it no longer counts.</summary>
    public DateTime? ReplacedAt { get; private set; }

    internal void Replace(DateTime now) => ReplacedAt = now;
}
