using Marketplace.Application.Demands;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

internal sealed class DemandAccess(TestExchange exchange) : Fixtures(exchange)
{
    public static readonly DemandForm Complete = new(
        TitleVi: "Xử lý nước thải dệt nhuộm", ProblemVi: "Nước thải còn màu.", ResultVi: "Đạt quy chuẩn cột A.", Field: "207", TrlWanted: 7);

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> DraftDemand()
    {
        var command = new DraftDemand(DemandId.New(), Complete);
        return Sent.Of(await Exchange.NewPerson(Capability.Recipient), command) with { FromAnotherOrganisation = Came.Done, Otherwise = command with { Form = new DemandForm() } };
    }

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> EditDemand()
    {
        var (business, demand) = await Exchange.DraftedDemand();
        return Sent.Of(business, new EditDemand(demand.Id, demand.Version, Complete with { TitleVi = "Tên khác" }));
    }

    [SentBy(Capability.Recipient, Power.Draft, Verified = true)]
    public async Task<Sent> SubmitDemand()
    {
        var (business, demand) = await Exchange.DraftedDemand();
        return Sent.Of(business, new SubmitDemand(demand.Id, demand.Version));
    }

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> WithdrawDemand()
    {
        var (business, demand) = await Exchange.DraftedDemand();
        return Sent.Of(business, new WithdrawDemand(demand.Id, demand.Version));
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetDemand()
    {
        var demand = await Exchange.OpenDemand();
        var (_, draft) = await Exchange.DraftedDemand();
        return Sent.Of(Visitor, new GetDemand(demand.Code), demand.Code) with
        {
            AlsoRefused = [("for a draft", Sent.Of(Visitor, new GetDemand(draft.Code), draft.Code), Came.NotFound)],
        };
    }

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> GetDemandForEdit()
    {
        var (business, demand) = await Exchange.DraftedDemand();
        return Sent.Of(business, new GetDemandForEdit(demand.Id), demand.Code);
    }

    [SentBy(Capability.Recipient, Power.None)]
    public async Task<Sent> GetMyDemands()
    {
        var (business, demand) = await Exchange.DraftedDemand();
        return Sent.Of(business, new GetMyDemands(1), demand.Code) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetDemandFields() =>
        Sent.Of(await Exchange.NewPerson(Capability.Recipient), new GetDemandFields(), "207") with { FromAnotherOrganisation = Came.Done };
}
