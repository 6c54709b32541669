using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Matching;

public sealed class MatchTests
{
    private static readonly DateTime Now = new(2026, 11, 30, 18, 0, 0, DateTimeKind.Utc);
    private static readonly MatchScore Fitting = new([new ScoredPart(MatchPart.Text, 0.8), new ScoredPart(MatchPart.Budget, 0.1)]);
    private static readonly MatchScore Unlike = new([new ScoredPart(MatchPart.Text, 0.1)]);

    private readonly OrganisationId _asker = OrganisationId.New();
    private readonly OrganisationId _supplier = OrganisationId.New();
    private readonly MemberId _by = MemberId.New();
    private readonly Match _match;

    public MatchTests() => _match = Match.Suggest(MatchId.New(), DemandId.New(), _asker, ListingId.New(), _supplier, Fitting, isDemo: false, Now);

    [Fact]
    public void Only_what_fits_is_suggested_and_nobody_their_own()
    {
        Refusing(() => Match.Suggest(MatchId.New(), DemandId.New(), _asker, ListingId.New(), _asker, Fitting, isDemo: false, Now)).ShouldBe(MatchRules.NobodyMatchesTheirOwn);
        Refusing(() => Match.Suggest(MatchId.New(), DemandId.New(), _asker, ListingId.New(), _supplier, Unlike, isDemo: false, Now)).ShouldBe(MatchRules.OnlyWhatFitsIsSuggested);
        (_match.IsCurrent, _match.PerMille, _match.SupplierState, _match.AskerState).ShouldBe((true, Fitting.PerMille(), MatchState.Open, MatchState.Open));
    }

    [Fact]
    public void Each_side_decides_for_itself_and_once()
    {
        _match.SideOf(_supplier).ShouldBe(Side.Supplier);
        _match.SideOf(_asker).ShouldBe(Side.Recipient);
        _match.Accept(Side.Supplier, _by, Now);
        _match.StateOf(Side.Supplier).ShouldBe(MatchState.Accepted);
        _match.StateOf(Side.Recipient).ShouldBe(MatchState.Open);
        Refusing(() => _match.Accept(Side.Supplier, _by, Now)).ShouldBe(MatchRules.OnlyAnOpenSuggestionIsAccepted);
        _match.Dismiss(Side.Recipient, "price", " ", _by, Now);
        _match.StateOf(Side.Supplier).ShouldBe(MatchState.Accepted);
        Refusing(() => _match.Dismiss(Side.Recipient, "price", null, _by, Now)).ShouldBe(MatchRules.ASuggestionIsDismissedOnce);
        Refusing(() => _match.Accept(Side.Recipient, _by, Now)).ShouldBe(MatchRules.OnlyAnOpenSuggestionIsAccepted);
    }

    [Fact]
    public void A_dismissal_says_why()
    {
        Refusing(() => _match.Dismiss(Side.Supplier, null, "Xa quá.", _by, Now)).ShouldBe(MatchRules.ADismissalGivesAReason);
        Refusing(() => _match.Dismiss(Side.Supplier, MatchRules.OtherReason, " ", _by, Now)).ShouldBe(MatchRules.AnotherDismissalIsExplained);
        _match.Dismiss(Side.Supplier, MatchRules.OtherReason, " Xa quá. ", _by, Now);
        _match.Decisions.ShouldHaveSingleItem().Note.ShouldBe("Xa quá.");
    }

    [Fact]
    public void A_decision_keeps_the_score_that_it_was_made_on()
    {
        _match.Accept(Side.Supplier, _by, Now);
        _match.Rescore(Unlike);
        var decision = _match.Decisions.ShouldHaveSingleItem();
        decision.Score.ShouldBe(Fitting);
        (decision.Fit, decision.Agreed, decision.Disagreed, decision.IsAccepted, decision.Reason).ShouldBe((Fitting.Fit(), MatchParts.Text, MatchParts.Budget, true, null));

        // In Hanoi it is already the first of the month.
        decision.Month.ShouldBe(202612);
        (_match.IsCurrent, _match.PerMille, _match.SupplierState).ShouldBe((false, 100, MatchState.Accepted));
    }

    [Fact]
    public void A_dismissal_is_taken_back_and_no_longer_counts()
    {
        Refusing(() => _match.Restore(Side.Supplier, Now)).ShouldBe(MatchRules.OnlyADismissedSuggestionIsRestored);
        _match.Dismiss(Side.Supplier, "price", null, _by, Now);
        _match.Restore(Side.Supplier, Now.AddHours(1));
        _match.SupplierState.ShouldBe(MatchState.Open);
        _match.Decisions.ShouldHaveSingleItem().ReplacedAt.ShouldBe(Now.AddHours(1));
        _match.Accept(Side.Supplier, _by, Now.AddHours(2));
        _match.Dismiss(Side.Supplier, "known", null, _by, Now.AddHours(3));
        _match.Decisions.Where(d => d.ReplacedAt is null).ShouldHaveSingleItem().Reason.ShouldBe("known");
    }

    [Fact]
    public void What_fades_comes_back_when_it_fits_again_and_an_invitation_is_told_once()
    {
        _match.Fade();
        _match.IsCurrent.ShouldBeFalse();
        _match.Rescore(Fitting);
        _match.IsCurrent.ShouldBeTrue();
        _match.Invite(Now);
        _match.Invite(Now.AddDays(1));
        _match.InvitedAt.ShouldBe(Now);
    }

    private static Rule Refusing(Action deed) => Should.Throw<RuleBroken>(deed).Rule;
}
