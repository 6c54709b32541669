using Marketplace.Application.Approvals;
using Marketplace.Application.Common;
using Marketplace.Application.Demands;
using Marketplace.Application.Tests.Access;
using Marketplace.Application.Work;
using Marketplace.Domain.Approvals;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Approvals;

public sealed class ReviewDeskTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Person _one = null!;
    private Person _other = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _one = await _exchange.NewPerson(Capability.Exchange);
        _other = await _exchange.Join(_one.Organisation, Role.Officer);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_review_is_taken_given_and_given_back_and_its_history_says_so()
    {
        var (_, listing) = await _exchange.SubmittedListing();
        await Assign(listing, _one, _one.Id);
        (await _one.Get(new GetListingReview(listing.Id), Token)).Assignee!.Id.ShouldBe(_one.Id);
        await Assign(listing, _one, _other.Id);
        await Assign(listing, _other, null);

        var read = await _other.Get(new GetListingReview(listing.Id), Token);
        read.Assignee.ShouldBeNull();
        read.History.Select(e => (e.Deed, e.By is not null, e.To is not null)).ShouldBe(
            [(ReviewDeed.Released, true, false), (ReviewDeed.Assigned, true, true), (ReviewDeed.Assigned, true, true), (ReviewDeed.Submitted, false, false)]);
    }

    [Fact]
    public async Task Only_staff_who_review_are_put_in_charge()
    {
        var (staff, demand) = await _exchange.SubmittedDemand();
        var business = await _exchange.NewPerson(Capability.Recipient);
        var accountant = await _exchange.Join(_one.Organisation, Role.Accountant);
        foreach (var nobody in new[] { business.Id, accountant.Id, MemberId.New() })
        {
            (await _one.Refused(new AssignDemandReview(demand.Id, demand.Version, demand.Revision, nobody), Token)).ShouldBe(nameof(ApprovalRules.OnlyReviewersAreAssigned));
        }

        (await _one.Get(new GetReviewers(), Token)).Select(r => r.Id).ShouldBe([_one.Id, _other.Id, staff.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_decides_is_not_bound_by_who_is_in_charge()
    {
        var (_, demand) = await _exchange.SubmittedDemand();
        await _one.Do(new AssignDemandReview(demand.Id, demand.Version, demand.Revision, _one.Id), Token);

        var read = await _other.Get(new GetDemandReview(demand.Id), Token);
        await _other.Do(new ApproveDemand(read.Id, read.Version, read.Revision, ReviewChecklist.Demand), Token);

        (await _one.Get(new GetDemandReview(demand.Id), Token)).History[0].Deed.ShouldBe(ReviewDeed.Approved);
    }

    [Fact]
    public async Task A_decided_revision_is_in_nobodys_hands_to_give()
    {
        var (staff, demand) = await _exchange.SubmittedDemand();
        await staff.Do(new ApproveDemand(demand.Id, demand.Version, demand.Revision, ReviewChecklist.Demand), Token);
        (await _one.Refused(new AssignDemandReview(demand.Id, demand.Version.Next(), demand.Revision, _one.Id), Token)).ShouldBe(nameof(DemandRules.OnlySubmittedDemandsAreDecided));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_reviewers_cannot_decide_the_same_revision_at_the_same_moment(bool isListing)
    {
        var listing = isListing ? (await _exchange.SubmittedListing()).Listing : null;
        var demand = isListing ? null : (await _exchange.SubmittedDemand()).Demand;
        ICommand[] decisions = isListing
            ? [new ApproveListing(listing!.Id, listing.Version, listing.Revision, ReviewChecklist.Listing), new RefuseListing(listing.Id, listing.Version, listing.Revision, "Trùng.")]
            : [new ApproveDemand(demand!.Id, demand.Version, demand.Revision, ReviewChecklist.Demand), new RefuseDemand(demand.Id, demand.Version, demand.Revision, "Trùng.")];

        var results = await Task.WhenAll(decisions.Zip(new[] { _one, _other }).Select(d => Task.Run(() => d.Second.Send(d.First, Token), Token)));

        results.Count(r => r.IsDone).ShouldBe(1);
        results.Single(r => !r.IsDone).Problem!.Kind.ShouldBe(ProblemKind.ChangedMeanwhile);
    }

    [Fact]
    public async Task The_queue_is_filtered_by_whose_hands_field_owner_round_and_clock()
    {
        var late = (await _exchange.SubmittedListing()).Listing;
        _exchange.Clock.Advance(TimeSpan.FromDays(10));
        var again = (await _exchange.SubmittedListing()).Listing;
        await _one.Do(new RequestListingChanges(again.Id, again.Version, again.Revision, "Bổ sung."), Token);
        var mine = (await _exchange.SubmittedListing()).Listing;
        await Assign(mine, _one, _one.Id);

        (await Codes(new ReviewFilter())).ShouldBe([late.Code, mine.Code]);
        (await Codes(new ReviewFilter(ReviewHolder.Me))).ShouldBe([mine.Code]);
        (await Codes(new ReviewFilter(ReviewHolder.Nobody))).ShouldBe([late.Code]);
        (await Codes(new ReviewFilter(ReviewHolder.Person, _other.Id))).ShouldBeEmpty();
        (await Codes(new ReviewFilter(IsLate: true))).ShouldBe([late.Code]);
        (await Codes(new ReviewFilter(Field: late.Content.Field))).ShouldBe([late.Code, mine.Code]);
        (await Codes(new ReviewFilter(Field: "405"))).ShouldBeEmpty();
        (await Codes(new ReviewFilter(LegalKind: "enterprise"))).ShouldBe([late.Code, mine.Code]);
        (await Codes(new ReviewFilter(LegalKind: "institute"))).ShouldBeEmpty();
        (await Codes(new ReviewFilter(IsFromCatalogue: false))).ShouldBe([late.Code, mine.Code]);
        (await Codes(new ReviewFilter(IsFromCatalogue: true))).ShouldBeEmpty();
        (await Codes(new ReviewFilter(IsAgain: true))).ShouldBeEmpty();
        (await Codes(new ReviewFilter(Text: mine.Code))).ShouldBe([mine.Code]);
        (await Codes(new ReviewFilter(Text: mine.Organisation.Vi))).ShouldBe([mine.Code]);

        var waiting = await _one.Get(new GetReviews(ReviewKind.Listing, 1), Token);
        waiting.Rows.Items.Select(r => (r.Code, r.DaysLeft < 0, r.Assignee is not null, r.IsAgain)).ShouldBe([(late.Code, true, false, false), (mine.Code, false, true, false)]);
    }

    [Fact]
    public async Task What_comes_again_is_told_from_what_comes_for_the_first_time()
    {
        var (business, draft) = await _exchange.DraftedDemand();
        await business.Do(new SubmitDemand(draft.Id, draft.Version), Token);
        var read = await _one.Get(new GetDemandReview(draft.Id), Token);
        await _one.Do(new RequestDemandChanges(read.Id, read.Version, read.Revision, "Nêu quy mô."), Token);
        await business.Do(new SubmitDemand(draft.Id, read.Version.Next()), Token);

        (await _one.Get(new GetReviews(ReviewKind.Demand, 1, new ReviewFilter(IsAgain: true)), Token)).Rows.Items.ShouldHaveSingleItem().IsAgain.ShouldBeTrue();
        (await _one.Get(new GetReviews(ReviewKind.Demand, 1, new ReviewFilter(IsAgain: false)), Token)).Rows.Items.ShouldBeEmpty();
        (await _one.Get(new GetDemandReview(draft.Id), Token)).History.Select(e => e.Deed).ShouldBe([ReviewDeed.Submitted, ReviewDeed.ChangesRequested, ReviewDeed.Submitted]);
    }

    [Fact]
    public async Task Staff_see_what_waits_by_person_and_do_what_is_theirs_or_nobodys()
    {
        var late = (await _exchange.SubmittedListing()).Listing;
        _exchange.Clock.Advance(TimeSpan.FromDays(10));
        var (_, demand) = await _exchange.SubmittedDemand();
        await _one.Do(new AssignDemandReview(demand.Id, demand.Version, demand.Revision, _one.Id), Token);

        var (ones, others) = (await _one.Get(new GetWork(), Token), await _other.Get(new GetWork(), Token));

        ones.Desk.Select(l => (l.Person, l.Listings, l.Demands, l.Late)).ShouldBe([(null, 1, 0, 1), (_one.Id, 0, 1, 0)]);
        ones.Tasks.Select(t => t.Kind).ShouldBe([WorkKind.ReviewListing, WorkKind.ReviewDemand]);
        others.Tasks.Select(t => t.Path).ShouldBe([$"desk/listings/{late.Id.Value}"]);
        (await (await _exchange.NewPerson(Capability.Supplier)).Get(new GetWork(), Token)).Desk.ShouldBeEmpty();
    }

    private static async Task Assign(ListingReview listing, Person by, MemberId? to)
    {
        var version = (await by.Get(new GetListingReview(listing.Id), Token)).Version;
        await by.Do(new AssignListingReview(listing.Id, version, listing.Revision, to), Token);
    }

    private async Task<IEnumerable<string>> Codes(ReviewFilter filter) => (await _one.Get(new GetReviews(ReviewKind.Listing, 1, filter), Token)).Rows.Items.Select(r => r.Code);
}
