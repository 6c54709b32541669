using Marketplace.Application.Approvals;
using Marketplace.Application.Common;
using Marketplace.Application.Demands;
using Marketplace.Application.Listings;
using Marketplace.Application.Negotiations;
using Marketplace.Application.Tests.Negotiations;
using Marketplace.Application.Work;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Work;

public sealed class WhatToDoTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Trade _trade = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _trade = await Trade.Open(_exchange);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task What_is_due_first_stands_first_and_what_has_no_date_last()
    {
        await _trade.Supplier.Do(new DraftListing(ListingId.New(), new ListingForm(TitleVi: "Bản nháp")), Token);
        await _trade.Offered(await _trade.NewBuyer());
        await (await _trade.NewBuyer()).Do(new AskQuestion(QuestionId.New(), _trade.Listing.Id, "Bền không?"), Token);

        var work = await _trade.Supplier.Get(new GetWork(), Token);

        work.Tasks.Select(t => (t.Kind, t.DaysLeft)).ShouldBe([(WorkKind.AnswerQuestion, 2), (WorkKind.AnswerRound, 5), (WorkKind.FinishDraft, null)]);
        work.Tasks[0].DueAt.ShouldBe(TestExchange.Beginning.UtcDateTime.Date.AddDays(2).AddHours(10));
        work.Tasks[^1].About.Vi.ShouldBe("Bản nháp");
    }

    [Fact]
    public async Task What_is_late_says_by_how_many_working_days()
    {
        await (await _trade.NewBuyer()).Do(new AskQuestion(QuestionId.New(), _trade.Listing.Id, "Bền không?"), Token);
        _exchange.Clock.Advance(TimeSpan.FromDays(7));

        (await _trade.Supplier.Get(new GetWork(), Token)).Tasks.Single().DaysLeft.ShouldBe(-3);
    }

    [Fact]
    public async Task The_turn_passes_with_the_round()
    {
        var buyer = await _trade.NewBuyer();
        var room = await _trade.Offered(buyer);
        (await Kinds(buyer)).ShouldBeEmpty();
        await _trade.Supplier.Do(new CounterOffer(room.Id, room.Version, RoundId.New(), Trade.Exclusive), Token);

        (await Kinds(_trade.Supplier)).ShouldBeEmpty();
        (await Kinds(buyer)).ShouldBe([WorkKind.AnswerRound]);
    }

    [Fact]
    public async Task An_acceptance_that_was_sent_up_waits_for_the_representative_only()
    {
        var officer = await _exchange.Join(_trade.Supplier.Organisation, Role.Officer);
        var buyer = await _trade.NewBuyer();
        var room = await _trade.Offered(buyer);
        await officer.Do(Trade.Accept(room), Token);

        (await Kinds(officer)).ShouldBeEmpty();
        (await Kinds(_trade.Supplier)).ShouldBe([WorkKind.DecideAcceptance]);
        var waiting = await _trade.Supplier.Get(new GetRoom(room.Id), Token);
        await _trade.Supplier.Do(Trade.Accept(waiting), Token);
        (await Kinds(_trade.Supplier)).ShouldBe([WorkKind.DraftContract]);
        (await Kinds(buyer)).ShouldBe([WorkKind.DraftContract]);
    }

    [Fact]
    public async Task What_the_exchange_sent_back_is_work_until_it_is_submitted_again()
    {
        var reviewer = await _exchange.NewPerson(Capability.Exchange);
        var business = await _exchange.NewPerson(Capability.Recipient);
        var demand = DemandId.New();
        await business.Do(new DraftDemand(demand, new DemandForm("Khử mùi", null, "Mùi hôi", null, "Giảm 80 %", Field: "405")), Token);
        (await Kinds(business)).ShouldBe([WorkKind.FinishDemand]);
        await business.Do(new SubmitDemand(demand, new Version(1)), Token);
        (await Kinds(business)).ShouldBeEmpty();

        var read = await reviewer.Get(new GetDemandReview(demand), Token);
        await reviewer.Do(new RequestDemandChanges(demand, read.Version, read.Revision, "Nêu quy mô chuồng"), Token);

        var task = (await business.Get(new GetWork(), Token)).Tasks.Single();
        (task.Kind, task.Path).ShouldBe((WorkKind.ChangeDemand, $"my/demands/{demand.Value}"));
        await business.Do(new WithdrawDemand(demand, read.Version.Next()), Token);
        (await Kinds(business)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withdrawn_draft_is_no_work()
    {
        var listing = ListingId.New();
        await _trade.Supplier.Do(new DraftListing(listing, new ListingForm()), Token);
        (await Kinds(_trade.Supplier)).ShouldBe([WorkKind.FinishDraft]);
        await _trade.Supplier.Do(new WithdrawListing(listing, new Version(1)), Token);

        (await Kinds(_trade.Supplier)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Staff_see_what_to_review_and_verify_with_the_promised_times()
    {
        var staff = await _exchange.NewPerson(Capability.Exchange, Role.Officer);
        await _exchange.NewPerson(Capability.Recipient, verified: false);
        var listing = ListingId.New();
        await _trade.Supplier.Do(new DraftListing(listing, new ListingForm("Màng", null, "Tóm tắt", null, "Vấn đề", Field: "207", Trl: 7, Rights: [new RightForm(Right.Assignment, null, false, ["VN"], [], null)], Ownership: "Biên bản", ContactName: "Nguyễn Thị Hoa", ContactPhone: "024 0000 0000")), Token);
        await _trade.Supplier.Do(new SubmitListing(listing, new Version(1)), Token);
        await _trade.Offered(await _trade.NewBuyer());

        (await staff.Get(new GetWork(), Token)).Tasks.Select(t => (t.Kind, t.DaysLeft)).ShouldBe([(WorkKind.VerifyOrganisation, 2), (WorkKind.ReviewListing, 3)]);
    }

    [Fact]
    public async Task Who_only_reads_has_nothing_to_do_and_a_stranger_sees_nobody_elses()
    {
        await _trade.Offered(await _trade.NewBuyer());
        var reader = await _exchange.Join(_trade.Supplier.Organisation, Role.Reader);
        var stranger = await _exchange.NewPerson(Capability.Supplier | Capability.Recipient);

        (await Kinds(reader)).ShouldBeEmpty();
        (await Kinds(stranger)).ShouldBeEmpty();
        (await Kinds(_trade.Supplier)).ShouldBe([WorkKind.AnswerRound]);
    }

    [Fact]
    public async Task Who_belongs_to_no_organisation_is_told_so_and_a_visitor_signs_in_first()
    {
        var work = (await _exchange.As(_trade.Supplier.Ticket with { Membership = null }).Ask(new GetWork(), Token)).Answer;
        (work.IsMember, work.Tasks.Count).ShouldBe((false, 0));
        (await _exchange.Visitor.Ask(new GetWork(), Token)).Problem!.Kind.ShouldBe(ProblemKind.SignInNeeded);
        (await (await _exchange.NewPerson(Capability.Recipient, verified: false)).Get(new GetWork(), Token)).IsVerified.ShouldBeFalse();
    }

    [Fact]
    public async Task Of_many_rooms_the_most_urgent_are_shown()
    {
        for (var i = 0; i < 50; i++)
        {
            await (await _trade.NewBuyer()).Do(_trade.Offer(), Token);
        }

        await (await _trade.NewBuyer()).Do(new AskQuestion(QuestionId.New(), _trade.Listing.Id, "Gấp?"), Token);

        var tasks = (await _trade.Supplier.Get(new GetWork(), Token)).Tasks;

        tasks.Count.ShouldBe(50);
        tasks[0].Kind.ShouldBe(WorkKind.AnswerQuestion);
    }

    private static async Task<IEnumerable<WorkKind>> Kinds(Person person) => (await person.Get(new GetWork(), Token)).Tasks.Select(t => t.Kind);
}
