using Marketplace.Application.Common;
using Marketplace.Application.Demands;
using Marketplace.Application.Matching;
using Marketplace.Application.Tests.Access;
using Marketplace.Application.Work;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Matching;

public sealed class DecidingTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Each_side_answers_on_its_own_and_finds_its_answer_again()
    {
        var (supplier, listing, business, demand, match) = await _exchange.Suggested();
        await supplier.Do(new AcceptMatch(match.Id, match.Version), Token);
        (await business.Send(new AcceptMatch(match.Id, match.Version), Token)).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);

        var seen = (await business.Get(new GetDemandMatches(demand.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldHaveSingleItem();
        (await business.Refused(new DismissMatch(match.Id, seen.Version, null, null), Token)).ShouldBe(nameof(MatchRules.ADismissalGivesAReason));
        (await business.Refused(new DismissMatch(match.Id, seen.Version, "other", " "), Token)).ShouldBe(nameof(MatchRules.AnotherDismissalIsExplained));
        (await business.Send(new DismissMatch(match.Id, seen.Version, "bribe", null), Token)).Problem!.Kind.ShouldBe(ProblemKind.Invalid);
        await business.Do(new DismissMatch(match.Id, seen.Version, "price", "Vượt ngân sách."), Token);

        var dismissed = (await business.Get(new GetDemandMatches(demand.Id, MatchShelf.Dismissed, 1), Token)).Page.Items.ShouldHaveSingleItem();
        (dismissed.Reason, dismissed.Note, dismissed.State).ShouldBe(("Giá và ngân sách không gặp nhau", "Vượt ngân sách.", MatchState.Dismissed));
        var accepted = (await supplier.Get(new GetListingMatches(listing.Id, MatchShelf.Accepted, 1), Token)).Page.Items.ShouldHaveSingleItem();
        (accepted.Code, accepted.Reason, accepted.Note, accepted.IsProposed).ShouldBe((demand.Code, null, null, false));

        await business.Do(new RestoreMatch(match.Id, dismissed.Version), Token);
        (await business.Refused(new RestoreMatch(match.Id, dismissed.Version.Next()), Token)).ShouldBe(nameof(MatchRules.OnlyADismissedSuggestionIsRestored));
        (await business.Get(new GetDemandMatches(demand.Id, MatchShelf.New, 1), Token)).Subject.Counts.ShouldBe(new MatchCounts(1, 0, 0, 0));
    }

    [Fact]
    public async Task Whoever_is_invited_from_a_suggestion_gets_the_usual_invitation()
    {
        var (supplier, listing, business, demand, match) = await _exchange.Suggested();
        await business.Do(new AcceptMatch(match.Id, match.Version), Token);
        var row = (await business.Get(new GetDemandMatches(demand.Id, MatchShelf.Accepted, 1), Token)).Page.Items.ShouldHaveSingleItem();
        (row.IsInvited, row.OrganisationCode).ShouldBe((false, await _exchange.CodeOf(supplier)));
        await business.Do(new InviteSupplier(DemandInvitationId.New(), demand.Id, row.OrganisationCode!), Token);

        (await business.Get(new GetDemandMatches(demand.Id, MatchShelf.Accepted, 1), Token)).Page.Items.ShouldHaveSingleItem().IsInvited.ShouldBeTrue();
        (await supplier.Get(new GetMyInvitations(), Token)).Open.ShouldHaveSingleItem().DemandCode.ShouldBe(demand.Code);
        (await supplier.Get(new GetListingMatches(listing.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldHaveSingleItem().IsInvited.ShouldBeTrue();
        (await _exchange.MatchOf(match.Id)).InvitedAt.ShouldBe(_exchange.Clock.GetUtcNow().UtcDateTime);

        await supplier.Do(new SendProposal(ProposalId.New(), demand.Id, listing.Id, "Màng gốm rửa được.", new PriceIdeaForm()), Token);
        (await business.Get(new GetDemandMatches(demand.Id, MatchShelf.Accepted, 1), Token)).Page.Items.ShouldHaveSingleItem().IsProposed.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_proposal_went_to_is_nothing_new_to_either_side_until_it_is_withdrawn()
    {
        var (supplier, listing, business, demand, _) = await _exchange.Suggested();
        var proposal = ProposalId.New();
        await supplier.Do(new SendProposal(proposal, demand.Id, listing.Id, "Màng gốm rửa được.", new PriceIdeaForm()), Token);

        (await supplier.Get(new GetListingMatches(listing.Id, MatchShelf.New, 1), Token)).ShouldSatisfyAllConditions(r => r.Page.Total.ShouldBe(0), r => r.Subject.Counts.ShouldBe(new MatchCounts(0, 0, 1, 0)));
        (await supplier.Get(new GetListingMatches(listing.Id, MatchShelf.InTouch, 1), Token)).Page.Items.ShouldHaveSingleItem().IsProposed.ShouldBeTrue();
        (await business.Get(new GetDemandMatches(demand.Id, MatchShelf.InTouch, 1), Token)).ShouldSatisfyAllConditions(r => r.Page.Items.ShouldHaveSingleItem().IsProposed.ShouldBeTrue(), r => r.Subject.Counts.New.ShouldBe(0));
        (await supplier.Get(new GetMatchedListings(1), Token)).Items.ShouldHaveSingleItem().Counts.ShouldBe(new MatchCounts(0, 0, 1, 0));
        (await business.Get(new GetMatchedDemands(1), Token)).Items.ShouldHaveSingleItem().Counts.ShouldBe(new MatchCounts(0, 0, 1, 0));
        (await IsAskedToLook(supplier), await IsAskedToLook(business)).ShouldBe((false, false));

        var seen = (await supplier.Get(new GetMyProposals(1), Token)).Page.Items.ShouldHaveSingleItem().Version;
        await supplier.Do(new WithdrawProposal(proposal, seen), Token);
        (await supplier.Get(new GetListingMatches(listing.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldHaveSingleItem().IsProposed.ShouldBeFalse();
        (await IsAskedToLook(supplier), await IsAskedToLook(business)).ShouldBe((true, true));
    }

    [Fact]
    public async Task Whom_one_invited_is_nothing_new_to_oneself_and_the_demand_is_to_them()
    {
        var (supplier, listing, business, demand, _) = await _exchange.Suggested();
        await business.Do(new InviteSupplier(DemandInvitationId.New(), demand.Id, await _exchange.CodeOf(supplier)), Token);

        (await business.Get(new GetDemandMatches(demand.Id, MatchShelf.InTouch, 1), Token)).ShouldSatisfyAllConditions(
            r => r.Page.Items.ShouldHaveSingleItem().IsInvited.ShouldBeTrue(), r => r.Subject.Counts.ShouldBe(new MatchCounts(0, 0, 1, 0)));
        (await supplier.Get(new GetListingMatches(listing.Id, MatchShelf.New, 1), Token)).Page.Items.ShouldHaveSingleItem().IsInvited.ShouldBeTrue();
        (await IsAskedToLook(supplier), await IsAskedToLook(business)).ShouldBe((true, false));
    }

    [Fact]
    public async Task Admins_see_how_right_suggestions_were_and_no_percentage_of_a_few()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        (await staff.Get(new GetMatchPrecision(null, null, 1), Token)).ShouldSatisfyAllConditions(p => p.All.ShouldBe(Precision.None), p => p.All.Percent.ShouldBeNull(), p => p.Reasons.ShouldBeEmpty());
        for (var i = 0; i < 3; i++)
        {
            var (supplier, _, business, _, match) = await _exchange.Suggested();
            await supplier.Do(new AcceptMatch(match.Id, match.Version), Token);
            if (i < 2)
            {
                await business.Do(new DismissMatch(match.Id, match.Version.Next(), i == 0 ? "price" : "known", null), Token);
            }
        }

        var (_, _, other, _, thought) = await _exchange.Suggested();
        await other.Do(new DismissMatch(thought.Id, thought.Version, "rights", null), Token);
        await other.Do(new RestoreMatch(thought.Id, thought.Version.Next()), Token);

        var read = await staff.Get(new GetMatchPrecision(null, null, 1), Token);
        (read.All, read.All.Percent, read.Open).ShouldBe((new Precision(3, 5), 60, 1));
        read.Sides.ShouldBe([new(Side.Supplier, new(3, 3)), new(Side.Recipient, new(0, 2))]);
        read.Sides.ShouldAllBe(s => s.Precision.Percent == null);
        read.Fits.Single(f => f.What == MatchFit.Strong).Precision.ShouldBe(new Precision(3, 5));
        read.Parts.Single(p => p.Part == MatchPart.Field).ShouldBe(new PartPrecision(MatchPart.Field, new(3, 5), Precision.None));
        read.Parts.Single(p => p.Part == MatchPart.Budget).Agreed.ShouldBe(Precision.None);
        read.Reasons.Select(r => (r.Code, r.Name, r.Count)).ShouldBe([("known", "Đã biết hoặc đang trao đổi với bên này", 1), ("price", "Giá và ngân sách không gặp nhau", 1)]);
        read.Months.Items.ShouldHaveSingleItem().ShouldBe(new PrecisionOf<int>(202611, new(3, 5)));

        (await staff.Get(new GetMatchPrecision(Side.Recipient, 202611, 1), Token)).All.ShouldBe(new Precision(0, 2));
        (await staff.Get(new GetMatchPrecision(null, 202610, 1), Token)).ShouldSatisfyAllConditions(p => p.All.ShouldBe(Precision.None), p => p.Months.Total.ShouldBe(1));
    }

    private static async Task<bool> IsAskedToLook(Person person) => (await person.Get(new GetWork(), Token)).Tasks.Any(t => t.Kind == WorkKind.LookAtMatches);
}
