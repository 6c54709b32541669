using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Matching;

/// <summary>Gợi ý kết nối: a demand and a listing that may fit. Each side decides for itself, and no decision is ever lost or asked for again.</summary>
public sealed class Match : Root<MatchId>
{
    private readonly List<MatchDecision> _decisions = [];

    private Match()
    {
    }

    public DemandId Demand { get; private set; }

    public OrganisationId Asker { get; private set; }

    public ListingId Listing { get; private set; }

    public OrganisationId Supplier { get; private set; }

    public bool IsDemo { get; private set; }

    public MatchScore Score { get; private set; } = null!;

    /// <summary>The score that suggestions are ordered by.</summary>
    public int PerMille { get; private set; }

    /// <summary>It still fits, as both texts are now, and gave way to nothing better. What was decided stays decided.</summary>
    public bool IsCurrent { get; private set; }

    public DateTime SuggestedAt { get; private set; }

    public MatchState SupplierState { get; private set; }

    public MatchState AskerState { get; private set; }

    /// <summary>Either side has answered it.</summary>
    public bool IsDecided => SupplierState != MatchState.Open || AskerState != MatchState.Open;

    /// <summary>When the asker invited the supplier to the demand.</summary>
    public DateTime? InvitedAt { get; private set; }

    public IReadOnlyList<MatchDecision> Decisions => _decisions;

    public static Match Suggest(MatchId id, DemandId demand, OrganisationId asker, ListingId listing, OrganisationId supplier, MatchScore score, bool isDemo, DateTime now)
    {
        MatchRules.NobodyMatchesTheirOwn.Require(asker != supplier);
        MatchRules.OnlyWhatFitsIsSuggested.Require(score.IsEnough());
        return new Match
        {
            Id = id,
            Demand = demand,
            Asker = asker,
            Listing = listing,
            Supplier = supplier,
            IsDemo = isDemo,
            Score = score,
            PerMille = score.PerMille(),
            IsCurrent = true,
            SuggestedAt = now,
        };
    }

    /// <summary>Either text changed, or was looked at again.</summary>
    public void Rescore(MatchScore score) => (Score, PerMille, IsCurrent) = (score, score.PerMille(), score.IsEnough());

    /// <summary>The two no longer speak of the same, or better ones came.</summary>
    public void Fade() => IsCurrent = false;

    /// <summary>It is worth following up: the next step is a proposal, an invitation or a question.</summary>
    public void Accept(Side side, MemberId by, DateTime now)
    {
        MatchRules.OnlyAnOpenSuggestionIsAccepted.Require(StateOf(side) == MatchState.Open);
        Decide(side, MatchState.Accepted, reason: null, note: null, by, now);
    }

    /// <param name="reason">Code of the reference list; "other" needs a note.</param>
    public void Dismiss(Side side, string? reason, string? note, MemberId by, DateTime now)
    {
        MatchRules.ASuggestionIsDismissedOnce.Require(StateOf(side) != MatchState.Dismissed);
        MatchRules.ADismissalGivesAReason.Require(!string.IsNullOrEmpty(reason));
        MatchRules.AnotherDismissalIsExplained.Require(reason != MatchRules.OtherReason || !string.IsNullOrWhiteSpace(note));
        Decide(side, MatchState.Dismissed, reason, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), by, now);
    }

    /// <summary>The side thought better of its dismissal.</summary>
    public void Restore(Side side, DateTime now)
    {
        MatchRules.OnlyADismissedSuggestionIsRestored.Require(StateOf(side) == MatchState.Dismissed);
        Replace(side, MatchState.Open, now);
    }

    /// <summary>The asker has invited the supplier, from here or from elsewhere.</summary>
    public void Invite(DateTime now) => InvitedAt ??= now;

    public MatchState StateOf(Side side) => side == Side.Supplier ? SupplierState : AskerState;

    public Side SideOf(OrganisationId organisation) => organisation == Supplier ? Side.Supplier : Side.Recipient;

    private void Decide(Side side, MatchState state, string? reason, string? note, MemberId by, DateTime now)
    {
        Replace(side, state, now);
        _decisions.Add(new MatchDecision(side, state == MatchState.Accepted, reason, note, Score, by, now));
    }

    private void Replace(Side side, MatchState state, DateTime now)
    {
        _decisions.Find(d => d.Side == side && d.ReplacedAt is null)?.Replace(now);
        (SupplierState, AskerState) = side == Side.Supplier ? (state, AskerState) : (SupplierState, state);
    }
}

public enum MatchState
{
    Open,
    Accepted,
    Dismissed,
}
