using Marketplace.Application.Common;
using Marketplace.Application.Demands;
using Marketplace.Application.Listings;
using Marketplace.Application.Negotiations;
using Marketplace.Application.Organisations;
using Marketplace.Application.Tests.Access;
using Marketplace.Application.Tests.Negotiations;
using Marketplace.Application.Work;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Organisations;

public sealed class HandingOverTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Person _head = null!;
    private Person _officer = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _head = await _exchange.NewPerson(Capability.Supplier | Capability.Recipient);
        _officer = await _exchange.Join(_head.Organisation, Role.Officer);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Who_begins_something_is_in_charge_of_it()
    {
        var (listing, demand) = await Begin(_officer);
        (await ChargeOf(Charged.Listing, listing.Value)).Person!.Membership.ShouldBe(Membership(_officer));
        (await ChargeOf(Charged.Demand, demand.Value)).Person!.Membership.ShouldBe(Membership(_officer));
        var trade = await Trade.Open(_exchange);
        await _officer.Do(trade.Offer(), Token);
        var room = await trade.RoomOf(_officer);
        (await ChargeOf(Charged.Negotiation, room.Id.Value)).Person!.Membership.ShouldBe(Membership(_officer));
        (await trade.Supplier.Get(new GetCharge(Charged.Negotiation, room.Id.Value), Token)).Person.ShouldBeNull();
        await trade.Supplier.Do(Trade.Accept(room), Token);
        var deal = await _exchange.InDatabase((db, token) => db.Deals.SingleAsync(token), Token);
        deal.RecipientCharge.Person.ShouldBe(_officer.Id);
    }

    [Fact]
    public async Task Open_work_is_handed_over_before_its_keeper_leaves_all_in_one_transaction()
    {
        var (listing, demand) = await Begin(_officer);
        var third = await _exchange.Join(_head.Organisation, Role.Officer);
        var accountant = await _exchange.Join(_head.Organisation, Role.Accountant);
        var trade = await Trade.Open(_exchange);
        await _officer.Do(trade.Offer(), Token);
        var room = await trade.RoomOf(_officer);

        var handover = await _head.Get(new GetHandover(Membership(_officer)), Token);
        handover.Counts.ShouldBe(new Dictionary<Charged, int> { [Charged.Listing] = 1, [Charged.Demand] = 1, [Charged.Negotiation] = 1 }, ignoreOrder: true);
        handover.Items.Count.ShouldBe(3);
        handover.Successors.Select(s => s.Membership).ShouldBe([Membership(_head), Membership(third)], ignoreOrder: true);

        EndMembership End(MembershipId? to, params HandedItem[] others) => new(handover.Organisation, handover.Version, Membership(_officer), to, others);
        (await _head.Refused(End(null), Token)).ShouldBe(nameof(ChargeRules.OpenWorkIsHandedOverBeforeLeaving));
        (await _head.Refused(End(null, new HandedItem(listing.Value, Membership(third))), Token)).ShouldBe(nameof(ChargeRules.OpenWorkIsHandedOverBeforeLeaving));
        (await _head.Refused(End(Membership(_officer)), Token)).ShouldBe(nameof(ChargeRules.ASuccessorIsSomebodyElse));
        (await _head.Refused(End(Membership(accountant)), Token)).ShouldBe(nameof(ChargeRules.WhoIsInChargeMayAct));
        (await _head.Refused(End(MembershipId.New()), Token)).ShouldBe(nameof(ChargeRules.WhoIsInChargeBelongsToTheOrganisation));
        (await ChargeOf(Charged.Demand, demand.Value)).Person!.Membership.ShouldBe(Membership(_officer), "a refusal changes nothing");

        await _head.Do(End(Membership(_head), new HandedItem(listing.Value, Membership(third))), Token);
        (await ChargeOf(Charged.Listing, listing.Value)).Person!.Membership.ShouldBe(Membership(third));
        (await ChargeOf(Charged.Demand, demand.Value)).Person!.Membership.ShouldBe(Membership(_head));
        (await ChargeOf(Charged.Negotiation, room.Id.Value)).Person!.Membership.ShouldBe(Membership(_head));
        (await _officer.Ask(new GetMyListings(1), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
    }

    [Fact]
    public async Task Who_is_in_charge_of_nothing_open_leaves_without_a_successor()
    {
        var (listing, demand) = await Begin(_officer);
        await _officer.Do(new WithdrawListing(listing, new Version(1)), Token);
        await _officer.Do(new WithdrawDemand(demand, new Version(1)), Token);
        var handover = await _head.Get(new GetHandover(Membership(_officer)), Token);
        handover.Open.ShouldBe(0);
        await _head.Do(new EndMembership(handover.Organisation, handover.Version, Membership(_officer)), Token);
    }

    [Fact]
    public async Task Charge_is_given_by_who_has_it_or_manages()
    {
        var (listing, _) = await Begin(_officer);
        var third = await _exchange.Join(_head.Organisation, Role.Officer);
        PutInCharge Give(Person to, int version, Person? deputy = null) => new(new ChargedId(listing.Value), new Version(version), Charged.Listing, Membership(to), deputy is null ? null : Membership(deputy));
        (await third.Refused(Give(third, 1), Token)).ShouldBe(nameof(ChargeRules.ChargeIsGivenByWhoHasItOrManages));
        (await third.Get(new GetCharge(Charged.Listing, listing.Value), Token)).MayGive.ShouldBeFalse();
        (await _officer.Refused(Give(third, 1, third), Token)).ShouldBe(nameof(ChargeRules.TheDeputyIsSomebodyElse));

        await _officer.Do(Give(third, 1, _officer), Token);
        (await _officer.Refused(Give(_officer, 2), Token)).ShouldBe(nameof(ChargeRules.ChargeIsGivenByWhoHasItOrManages));
        await _head.Do(Give(_officer, 2), Token);
        await third.Do(new EditListing(listing, new Version(3), ListingAccess.Complete with { TitleVi = "Ai có quyền vẫn sửa được" }), Token);
    }

    [Fact]
    public async Task What_somebody_who_left_was_in_charge_of_is_taken_by_whoever_may_act()
    {
        var (listing, _) = await Begin(_officer);
        await _exchange.InDatabase((db, token) => db.Set<Membership>().Where(m => m.Member == _officer.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.EndedAt, _exchange.Clock.GetUtcNow().UtcDateTime), token), Token);
        var third = await _exchange.Join(_head.Organisation, Role.Officer);
        var charge = await third.Get(new GetCharge(Charged.Listing, listing.Value), Token);
        (charge.Person, charge.MayGive).ShouldBe((null, true));
        await third.Do(new PutInCharge(new ChargedId(listing.Value), charge.Version, Charged.Listing, Membership(third), null), Token);
        (await ChargeOf(Charged.Listing, listing.Value)).Person!.Membership.ShouldBe(Membership(third));
    }

    [Fact]
    public async Task The_work_list_shows_ones_own_or_the_whole_organisations()
    {
        var (listing, _) = await Begin(_officer);
        (await _head.Get(new GetWork(), Token)).Tasks.ShouldContain(t => t.Path == $"my/listings/{listing.Value}");
        (await _head.Get(new GetWork(OnlyMine: true), Token)).Tasks.ShouldNotContain(t => t.Path == $"my/listings/{listing.Value}");
        (await _officer.Get(new GetWork(OnlyMine: true), Token)).Tasks.ShouldContain(t => t.Path == $"my/listings/{listing.Value}");
    }

    [Fact]
    public async Task Letters_of_a_negotiation_go_to_those_in_charge_and_colleagues_may_still_act()
    {
        var trade = await Trade.Open(_exchange);
        await _officer.Do(trade.Offer(), Token);
        var room = await trade.RoomOf(_officer);
        await trade.Supplier.Do(new CounterOffer(room.Id, room.Version, Domain.Negotiations.RoundId.New(), Trade.Exclusive with { UpFront = 2_000_000_000 }), Token);

        (await RoundLetters(_officer)).ShouldBe(1);
        (await RoundLetters(_head)).ShouldBe(0);
        var now = await trade.RoomOf(_head);
        await _head.Do(Trade.Accept(now), Token);
    }

    private async Task<int> RoundLetters(Person person) => (await _exchange.LettersTo(person.Mail, Token)).Count(l => l.Subject.StartsWith("Đề xuất điều khoản", StringComparison.Ordinal));

    private static async Task<(ListingId Listing, DemandId Demand)> Begin(Person person)
    {
        var (listing, demand) = (ListingId.New(), DemandId.New());
        await person.Do(new DraftListing(listing, ListingAccess.Complete), Token);
        await person.Do(new DraftDemand(demand, DemandAccess.Complete), Token);
        return (listing, demand);
    }

    private Task<ChargeOfWork> ChargeOf(Charged kind, Guid id) => _head.Get(new GetCharge(kind, id), Token);

    private static MembershipId Membership(Person person) => person.Ticket.Membership!.Value;
}
