using Marketplace.Application.Common;
using Marketplace.Application.Mediation;
using Marketplace.Application.Negotiations;
using Marketplace.Application.Tests.Negotiations;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Mediation;

public sealed class MandateTests : IAsyncLifetime
{
    private static readonly MandateForm Form = new(
        "Hỗ trợ thương lượng giá.", "1,5 %", FeePayer.Recipient, "Hai bên ký hợp đồng", 12, "Không có xung đột lợi ích.", new DateOnly(2026, 11, 24), new DateOnly(2027, 11, 23));

    private TestExchange _exchange = null!;
    private Trade _trade = null!;
    private Person _buyer = null!;
    private Person _broker = null!;
    private Room _room = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _trade = await Trade.Open(_exchange);
        _buyer = await _trade.NewBuyer();
        _broker = await _exchange.NewPerson(Capability.Broker);
        _room = await _trade.Offered(_buyer);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task One_sides_broker_works_at_once_and_the_other_side_is_told()
    {
        await _buyer.Do(Give(), Token);

        (await _broker.Get(new GetRoom(_room.Id), Token)).Reader.ShouldBe(RoomReader.Broker);
        (await _broker.Get(new GetNegotiations(NegotiationFilter.All, 1), Token)).Items.Single().Id.ShouldBe(_room.Id);
        (await _exchange.LettersTo(_trade.Supplier.Mail, Token)).ShouldContain(l => l.Subject.StartsWith("Bên kia có môi giới", StringComparison.Ordinal));
        (await _exchange.LettersTo(_broker.Mail, Token)).ShouldHaveSingleItem();
        var supplierSees = (await _trade.Supplier.Get(new GetRoom(_room.Id), Token)).Mandate!;
        supplierSees.Fee.ShouldBeNull();
        supplierSees.MayEnd.ShouldBeFalse();
        (await _trade.RoomOf(_buyer)).Mandate!.Fee!.Text.ShouldBe("1,5 %");
    }

    [Fact]
    public async Task A_broker_sees_only_what_the_mandate_opens()
    {
        var other = await _trade.Offered(await _trade.NewBuyer());
        await _buyer.Do(Give(), Token);

        (await _broker.Ask(new GetRoom(other.Id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await _broker.Send(Trade.Accept(_room), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
    }

    [Fact]
    public async Task A_broker_for_both_waits_until_the_other_side_accepts()
    {
        await _buyer.Do(Give(forBoth: true), Token);
        (await _broker.Ask(new GetRoom(_room.Id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        var proposed = (await _trade.Supplier.Get(new GetRoom(_room.Id), Token)).Mandate!;
        proposed.MayAnswer.ShouldBeTrue();
        (await _buyer.Refused(new AcceptMandate(proposed.Id, proposed.Version), Token)).ShouldBe(nameof(MandateRules.OnlyTheOtherSideAnswersAMandate));
        await _trade.Supplier.Do(new AcceptMandate(proposed.Id, proposed.Version), Token);

        (await _broker.Get(new GetRoom(_room.Id), Token)).Mandate!.Status.ShouldBe(MandateStatus.Active);
        (await _exchange.LettersTo(_broker.Mail, Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_declined_broker_makes_room_for_another()
    {
        await _buyer.Do(Give(forBoth: true), Token);
        var proposed = (await _trade.Supplier.Get(new GetRoom(_room.Id), Token)).Mandate!;
        (await _buyer.Refused(Give(), Token)).ShouldBe(nameof(MandateRules.OneBrokerPerNegotiation));
        await _trade.Supplier.Do(new DeclineMandate(proposed.Id, proposed.Version), Token);

        (await _exchange.LettersTo(_buyer.Mail, Token)).ShouldContain(l => l.Subject.StartsWith("Bên kia từ chối môi giới", StringComparison.Ordinal));
        await _buyer.Do(Give(), Token);
    }

    [Fact]
    public async Task Two_mandates_given_at_once_are_one()
    {
        var results = await Task.WhenAll(_buyer.Send(Give(), Token), _trade.Supplier.Send(Give(), Token));

        results.Count(r => r.IsDone).ShouldBe(1);
        results.Single(r => !r.IsDone).Problem!.Refusals.Single().Code.ShouldBe(nameof(MandateRules.OneBrokerPerNegotiation));
    }

    [Fact]
    public async Task Private_notes_stay_with_the_broker()
    {
        await _buyer.Do(Give(), Token);
        var mandate = (await _broker.Get(new GetRoom(_room.Id), Token)).Mandate!;
        await _broker.Do(new WriteMandateNote(MandateNoteId.New(), mandate.Id, "Cho cả hai bên", false), Token);
        await _broker.Do(new WriteMandateNote(MandateNoteId.New(), mandate.Id, "Riêng tôi", true), Token);
        var staff = await _exchange.NewPerson(Capability.Exchange);

        (await _broker.Get(new GetRoom(_room.Id), Token)).Notes.Select(n => n.Text).ShouldBe(["Cho cả hai bên", "Riêng tôi"]);
        (await _trade.RoomOf(_buyer)).Notes.Select(n => n.Text).ShouldBe(["Cho cả hai bên"]);
        (await _trade.Supplier.Get(new GetRoom(_room.Id), Token)).Notes.Select(n => n.Text).ShouldBe(["Cho cả hai bên"]);
        (await staff.Get(new GetRoom(_room.Id), Token)).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_ended_or_expired_mandate_closes_the_room_to_the_broker()
    {
        await _buyer.Do(Give(), Token);
        var mandate = (await _broker.Get(new GetRoom(_room.Id), Token)).Mandate!;
        _exchange.Clock.Advance(TimeSpan.FromDays(400));
        (await _broker.Ask(new GetRoom(_room.Id), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await _broker.Refused(new WriteMandateNote(MandateNoteId.New(), mandate.Id, "Muộn", false), Token)).ShouldBe(nameof(MandateRules.OnlyALiveMandateTakesNotes));

        (await _trade.Supplier.Refused(new EndMandate(mandate.Id, mandate.Version), Token)).ShouldBe(nameof(MandateRules.OnlyThoseItBindsEndAMandate));
        await _broker.Do(new EndMandate(mandate.Id, mandate.Version), Token);
        (await _trade.RoomOf(_buyer)).Mandate.ShouldBeNull();
        await _buyer.Do(Give() with { Form = Form with { EndsOn = new DateOnly(2029, 1, 1) } }, Token);
    }

    [Fact]
    public async Task Only_a_verified_broker_that_is_no_party_is_given_one()
    {
        var unverified = await _exchange.NewPerson(Capability.Broker, verified: false);
        var officer = await _exchange.Join(_buyer.Organisation, Role.Officer);
        var both = await _exchange.NewPerson(Capability.Recipient | Capability.Broker);
        var own = await _trade.Offered(both);

        (await _buyer.Refused(Give() with { Broker = unverified.Organisation }, Token)).ShouldBe(nameof(MandateRules.OnlyVerifiedBrokersMediate));
        (await _buyer.Refused(Give() with { Broker = _trade.Supplier.Organisation }, Token)).ShouldBe(nameof(MandateRules.OnlyVerifiedBrokersMediate));
        (await both.Refused(Give() with { Negotiation = own.Id, Broker = both.Organisation }, Token)).ShouldBe(nameof(MandateRules.ABrokerIsNoParty));
        (await officer.Send(Give(), Token)).Problem!.Kind.ShouldBe(ProblemKind.NotAllowed);
        (await both.Get(new GetBrokers(), Token)).Select(b => b.Id).ShouldBe([_broker.Organisation]);
    }

    [Fact]
    public async Task A_strangers_mandate_is_not_found()
    {
        var stranger = await _exchange.NewPerson(Capability.Supplier | Capability.Broker);
        await _buyer.Do(Give(forBoth: true), Token);
        var mandate = (await _trade.RoomOf(_buyer)).Mandate!;

        ICommand[] commands = [new AcceptMandate(mandate.Id, mandate.Version), new DeclineMandate(mandate.Id, mandate.Version), new EndMandate(mandate.Id, mandate.Version), new WriteMandateNote(MandateNoteId.New(), mandate.Id, "?", true)];
        foreach (var command in commands)
        {
            (await stranger.Send(command, Token)).Problem!.Kind.ShouldBe(ProblemKind.NotFound, command.GetType().Name);
        }
    }

    [Fact]
    public async Task What_is_missing_stands_beside_its_field()
    {
        var problem = (await _buyer.Send(Give() with { Form = new MandateForm() }, Token)).Problem!;
        problem.Refusals.Select(r => r.Member).ShouldBe(["Scope", "StartsOn", "EndsOn"], ignoreOrder: true);

        (await _buyer.Refused(Give() with { Form = Form with { EndsOn = new DateOnly(2026, 11, 1) } }, Token)).ShouldBe(nameof(MandateRules.AMandateEndsAfterItStarts));
        (await _buyer.Refused(Give() with { Form = Form with { ConflictStatement = " " } }, Token)).ShouldBe(nameof(MandateRules.AConflictStatementIsGiven));
    }

    private GiveMandate Give(bool forBoth = false) => new(MandateId.New(), _room.Id, _broker.Organisation, forBoth, Form);
}
