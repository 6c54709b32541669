using Marketplace.Application.Common;
using Marketplace.Application.Mediation;
using Marketplace.Application.Negotiations;
using Marketplace.Application.Organisations;
using Marketplace.Application.Tests.Access;
using Marketplace.Application.Tests.Negotiations;
using Marketplace.Application.Work;
using Marketplace.Domain.Common;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Organisations;

/// <summary>Who may oblige an organisation, and until when.</summary>
public sealed class RepresentingTests : IAsyncLifetime
{
    private static readonly MandateForm Mandate = new(
        "Hỗ trợ thương lượng giá.", "1,5 %", FeePayer.Recipient, "Hai bên ký hợp đồng", 12, "Không có.", new DateOnly(2026, 11, 24), new DateOnly(2027, 11, 23));

    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Who_represents_by_a_power_of_attorney_obliges_until_its_last_day()
    {
        var trade = await Trade.Open(_exchange);
        var buyer = await trade.NewBuyer();
        var room = await trade.Offered(buyer);
        await State(trade.Supplier, new AuthorityForm("Phó viện trưởng", AuthorityBasis.PowerOfAttorney, "12/UQ", new DateOnly(2026, 1, 5), new DateOnly(2026, 11, 23)));
        (await trade.Supplier.Get(new GetMyOrganisation(), Token)).Members.Single().AuthorityHolds.ShouldBeFalse();

        (await trade.Supplier.Refused(Trade.Accept(room), Token)).ShouldBe(nameof(OrganisationRules.AnAuthorityThatDoesNotHoldBindsNobody));
        var broker = await _exchange.NewPerson(Capability.Broker);
        (await trade.Supplier.Refused(new GiveMandate(MandateId.New(), room.Id, broker.Organisation, ForBoth: false, Mandate), Token)).ShouldBe(nameof(OrganisationRules.AnAuthorityThatDoesNotHoldBindsNobody));

        await State(trade.Supplier, new AuthorityForm("Phó viện trưởng", AuthorityBasis.PowerOfAttorney, "12/UQ", new DateOnly(2026, 1, 5), new DateOnly(2026, 11, 24)));
        await trade.Supplier.Do(Trade.Accept(room), Token);

        (await trade.RoomOf(buyer)).State.ShouldBe(NegotiationState.Agreed);
    }

    [Fact]
    public async Task A_units_people_negotiate_and_its_parent_accepts()
    {
        var trade = await Trade.Open(_exchange);
        var head = await _exchange.NewPerson(Capability.Supplier);
        var own = await _exchange.NewUnit(head);
        (await _exchange.LettersTo(head.Mail, Token)).ShouldHaveSingleItem().Text.ShouldContain("Trung tâm Ứng dụng");
        var unit = (await head.Get(new GetMyOrganisation(), Token)).Units.Single();
        (await own.Get(new GetMyOrganisation(), Token)).Parent!.State.ShouldBe(UnitState.Asked);
        var membership = MembershipId.New();
        await head.Do(new ConfirmUnit(unit.Id, unit.Version, membership), Token);
        var staff = await _exchange.NewPerson(Capability.Exchange);
        await staff.Do(new VerifyOrganisation(unit.Id, (await own.Get(new GetMyOrganisation(), Token)).Version, OrganisationAccess.Compared), Token);

        await own.Do(trade.Offer(), Token);
        var room = await trade.RoomOf(own);
        await trade.Supplier.Do(new CounterOffer(room.Id, room.Version, RoundId.New(), Trade.Exclusive), Token);
        room = await trade.RoomOf(own);
        room.MayBind.ShouldBeFalse();
        var broker = await _exchange.NewPerson(Capability.Broker);
        (await own.Refused(new GiveMandate(MandateId.New(), room.Id, broker.Organisation, ForBoth: false, Mandate), Token)).ShouldBe(nameof(OrganisationRules.AUnitIsBoundByItsParent));
        await own.Do(Trade.Accept(room), Token);
        room = await trade.RoomOf(own);
        room.State.ShouldBe(NegotiationState.Open);
        room.Rounds[^1].IsSentUp.ShouldBeTrue();

        var parent = head.For(unit.Id, membership);
        (await parent.Get(new GetRoom(room.Id), Token)).MayBind.ShouldBeTrue();
        await parent.Do(Trade.Accept(room), Token);

        (await trade.RoomOf(own)).State.ShouldBe(NegotiationState.Agreed);
    }

    [Fact]
    public async Task A_unit_that_is_refused_learns_why_and_may_still_be_confirmed()
    {
        var head = await _exchange.NewPerson(Capability.Supplier);
        var own = await _exchange.NewUnit(head);
        var unit = (await head.Get(new GetMyOrganisation(), Token)).Units.Single();
        var stranger = await _exchange.NewPerson(Capability.Supplier);
        (await stranger.Send(new ConfirmUnit(unit.Id, unit.Version, MembershipId.New()), Token)).Problem.ShouldBe(Problem.NotFound);
        (await head.Send(new RefuseUnit(unit.Id, unit.Version, " "), Token)).Problem!.Refusals.Single().Member.ShouldBe("Reason");

        await head.Do(new RefuseUnit(unit.Id, unit.Version, "Trung tâm đã giải thể."), Token);

        (await head.Get(new GetMyOrganisation(), Token)).Units.Single().State.ShouldBe(UnitState.Refused);
        (await _exchange.LettersTo(own.Mail, Token)).ShouldHaveSingleItem().Text.ShouldContain("Trung tâm đã giải thể.");
        await head.Do(new ConfirmUnit(unit.Id, unit.Version.Next(), MembershipId.New()), Token);
        (await head.Get(new GetMyOrganisation(), Token)).Units.Single().State.ShouldBe(UnitState.Confirmed);
    }

    [Fact]
    public async Task Somebody_from_abroad_registers_with_a_paper()
    {
        var person = await _exchange.NewPerson(Capability.Recipient);
        var command = new RegisterOrganisation(OrganisationId.New(), MembershipId.New(), null, Capability.Supplier, new ProfileForm(NameEn: "Rhein Membran GmbH", LegalKind: "enterprise"), "business-registration", "HRB 12345", "Đức");
        (await person.Send(command with { TaxCode = "0101112223", PaperNumber = "" }, Token)).Problem!.Refusals.Select(r => r.Code)
            .ShouldBe([nameof(OrganisationRules.AForeignerHasAPaperInstead), "NotEmptyValidator"], ignoreOrder: true);
        await person.Do(command, Token);

        var staff = await _exchange.NewPerson(Capability.Exchange);
        (await staff.Get(new GetOrganisationReview(command.Organisation), Token)).ShouldSatisfyAllConditions(
            o => o.TaxCode.ShouldBeNull(),
            o => o.Paper!.Number.ShouldBe("HRB 12345"),
            o => o.PaperKind.ShouldStartWith("Giấy chứng nhận"));
        (await person.Refused(command with { Organisation = OrganisationId.New(), Membership = MembershipId.New() }, Token)).ShouldBe(nameof(OrganisationRules.ACodeBelongsToOneOrganisation));
    }

    [Fact]
    public async Task A_power_of_attorney_that_ends_soon_is_work_to_do_for_who_manages()
    {
        var head = await _exchange.NewPerson(Capability.Supplier);
        var today = VietnamCalendar.DateOf(_exchange.Clock.GetUtcNow().UtcDateTime);
        await State(head, new AuthorityForm("Phó viện trưởng", AuthorityBasis.PowerOfAttorney, "12/GUQ", today, today.AddDays(OrganisationRules.DaysToRenewAuthority + 1)));
        (await head.Get(new GetWork(), Token)).Tasks.ShouldBeEmpty();

        _exchange.Clock.Advance(TimeSpan.FromDays(1));
        (await head.Get(new GetWork(), Token)).Tasks.ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.RenewAuthority);
        (await (await _exchange.Join(head.Organisation, Role.Officer)).Get(new GetWork(), Token)).Tasks.ShouldBeEmpty();

        _exchange.Clock.Advance(TimeSpan.FromDays(40));
        (await head.Get(new GetWork(), Token)).Tasks.ShouldHaveSingleItem().DaysLeft!.Value.ShouldBeLessThan(0);

        await State(head, new AuthorityForm("Phó viện trưởng", AuthorityBasis.PowerOfAttorney, "13/GUQ", today, null));
        (await head.Get(new GetWork(), Token)).Tasks.ShouldBeEmpty();
    }

    private static async Task State(Person head, AuthorityForm form)
    {
        var mine = await head.Get(new GetMyOrganisation(), Token);
        await head.Do(new StateAuthority(mine.Id, mine.Version, mine.Members.Single(m => m.IsMe).Membership, form), Token);
    }
}
