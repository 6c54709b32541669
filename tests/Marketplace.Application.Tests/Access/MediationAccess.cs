using Marketplace.Application.Mediation;
using Marketplace.Application.Negotiations;
using Marketplace.Application.Tests.Negotiations;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

internal sealed class MediationAccess(TestExchange exchange) : Fixtures(exchange)
{
    private static readonly MandateForm Form = new(
        "Hỗ trợ thương lượng giá.", "1,5 %", FeePayer.Recipient, "Hai bên ký hợp đồng", 12, "Không có xung đột lợi ích.", new DateOnly(2026, 11, 24), new DateOnly(2027, 11, 23));

    [SentBy(Capability.Supplier | Capability.Recipient, Power.Bind, Verified = true)]
    public async Task<Sent> GiveMandate()
    {
        var (_, buyer, room) = await Exchange.OfferedRoom();
        var broker = await Exchange.NewPerson(Capability.Broker);
        var command = new GiveMandate(MandateId.New(), room.Id, broker.Organisation, false, Form);
        return Sent.Of(buyer, command) with { Otherwise = command with { ForBoth = true } };
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.Bind, Verified = true)]
    public async Task<Sent> AcceptMandate()
    {
        var (trade, _, _, mandate) = await Mandated(forBoth: true);
        return Sent.Of(trade.Supplier, new AcceptMandate(mandate.Id, mandate.Version));
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.Bind)]
    public async Task<Sent> DeclineMandate()
    {
        var (trade, _, _, mandate) = await Mandated(forBoth: true);
        return Sent.Of(trade.Supplier, new DeclineMandate(mandate.Id, mandate.Version));
    }

    [SentBy(Capability.Supplier | Capability.Recipient | Capability.Broker, Power.Bind)]
    public async Task<Sent> EndMandate()
    {
        var (_, buyer, _, mandate) = await Mandated();
        var command = new EndMandate(mandate.Id, mandate.Version);
        return Sent.Of(buyer, command) with { AlsoRefused = [("by another broker", Sent.Of(await Exchange.NewPerson(Capability.Broker), command), Came.NotFound)] };
    }

    [SentBy(Capability.Broker, Power.Negotiate)]
    public async Task<Sent> WriteMandateNote()
    {
        var (_, _, broker, mandate) = await Mandated();
        var command = new WriteMandateNote(MandateNoteId.New(), mandate.Id, "Hai bên đã gặp nhau.", false);
        return Sent.Of(broker, command) with { Otherwise = command with { IsPrivate = true } };
    }

    [SentBy(Capability.Supplier | Capability.Recipient, Power.None)]
    public async Task<Sent> GetBrokers()
    {
        var broker = await Exchange.NewPerson(Capability.Broker);
        return Sent.Of(await Exchange.NewPerson(Capability.Recipient), new GetBrokers(), broker.Organisation.Value.ToString()) with { FromAnotherOrganisation = Came.Done };
    }

    private async Task<(Trade Trade, Person Buyer, Person Broker, RoomMandate Mandate)> Mandated(bool forBoth = false)
    {
        var (trade, buyer, room) = await Exchange.OfferedRoom();
        var broker = await Exchange.NewPerson(Capability.Broker);
        await buyer.Do(new GiveMandate(MandateId.New(), room.Id, broker.Organisation, forBoth, Form));
        return (trade, buyer, broker, (await trade.RoomOf(buyer)).Mandate!);
    }
}
