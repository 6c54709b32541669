using Marketplace.Application.Demands;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Files;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;

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

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> AttachToDemand()
    {
        var (business, demand) = await Exchange.DraftedDemand();
        return Sent.Of(business, new AttachToDemand(demand.Id, FileId.New(), await Exchange.ReceivedAttachment()));
    }

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> DescribeAttachments()
    {
        var (business, demand, file) = await Exchange.DemandWithAttachment();
        return Sent.Of(business, new DescribeAttachments(demand.Id, demand.Version, [new AttachmentForm(file, "Hiện trạng", null)]));
    }

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> RemoveAttachment()
    {
        var (business, demand, file) = await Exchange.DemandWithAttachment();
        return Sent.Of(business, new RemoveAttachment(demand.Id, demand.Version, file));
    }

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> GetDemandFiles()
    {
        var (business, demand, file) = await Exchange.DemandWithAttachment();
        return Sent.Of(business, new GetDemandFiles(demand.Id), file.Value.ToString());
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

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> GetDemandPreview()
    {
        var (business, demand) = await Exchange.DraftedDemand();
        return Sent.Of(business, new GetDemandPreview(demand.Id), demand.Code);
    }

    [SentBy(Capability.Recipient, Power.None)]
    public async Task<Sent> GetDemandRevisions()
    {
        var (business, demand) = await Exchange.DraftedDemand();
        return Sent.Of(business, new GetDemandRevisions(demand.Id), demand.Code);
    }

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> GetOwnDemandPaper()
    {
        var (business, demand) = await Exchange.DraftedDemand();
        return Sent.Of(business, new GetOwnDemandPaper(demand.Id), demand.Code);
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetDemandPaper()
    {
        var demand = await Exchange.OpenDemand();
        var (_, draft) = await Exchange.DraftedDemand();
        return Sent.Of(Visitor, new GetDemandPaper(demand.Code), demand.Code) with
        {
            AlsoRefused = [("for a draft", Sent.Of(Visitor, new GetDemandPaper(draft.Code), draft.Code), Came.NotFound)],
        };
    }

    [SentBy(Capability.Recipient, Power.None)]
    public async Task<Sent> GetMyDemands()
    {
        var (business, demand) = await Exchange.DraftedDemand();
        return Sent.Of(business, new GetMyDemands(1), demand.Code) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> CloseDemand()
    {
        var (business, _, proposal, demand) = await Exchange.ProposedDemand();
        await business.Do(new AcceptProposal(proposal.Id, proposal.Version));
        var (id, version) = await Exchange.InDatabase((db, token) => db.Demands.Where(d => d.Id == demand.Demand).Select(d => new ValueTuple<DemandId, Version>(d.Id, d.Version)).SingleAsync(token));
        return Sent.Of(business, new CloseDemand(id, version));
    }

    [SentBy(Capability.Supplier, Power.Negotiate, Verified = true)]
    public async Task<Sent> SendProposal()
    {
        var demand = await Exchange.OpenDemand();
        var supplier = await Exchange.NewPerson(Capability.Supplier);
        var (_, draft) = await Exchange.DraftedDemand();
        var (_, others) = await Exchange.DraftedListing();
        var command = new SendProposal(ProposalId.New(), demand.Id, null, "Màng gốm giữ lại màu.", new PriceIdeaForm());
        return Sent.Of(supplier, command) with
        {
            FromAnotherOrganisation = Came.Done,
            Otherwise = command with { Message = "Keo tụ rồi lọc." },
            AlsoRefused =
            [
                ("to a draft", Sent.Of(supplier, command with { Demand = draft.Id }), Came.NotFound),
                ("with somebody else's listing", Sent.Of(supplier, command with { Listing = others.Id }), Came.NotFound),
            ],
        };
    }

    [SentBy(Capability.Recipient, Power.Negotiate, Verified = true)]
    public async Task<Sent> AcceptProposal()
    {
        var (business, _, proposal, _) = await Exchange.ProposedDemand();
        return Sent.Of(business, new AcceptProposal(proposal.Id, proposal.Version));
    }

    [SentBy(Capability.Recipient, Power.Negotiate)]
    public async Task<Sent> DeclineProposal()
    {
        var (business, _, proposal, _) = await Exchange.ProposedDemand();
        return Sent.Of(business, new DeclineProposal(proposal.Id, proposal.Version, "price", null));
    }

    [SentBy(Capability.Supplier, Power.Negotiate)]
    public async Task<Sent> WithdrawProposal()
    {
        var (_, supplier, proposal, _) = await Exchange.ProposedDemand();
        return Sent.Of(supplier, new WithdrawProposal(proposal.Id, proposal.Version));
    }

    [SentBy(Capability.Recipient | Capability.Exchange, Power.None)]
    public async Task<Sent> GetProposals()
    {
        var (business, _, proposal, demand) = await Exchange.ProposedDemand();
        return Sent.Of(business, new GetProposals(demand.Code, 1), proposal.Id.Value.ToString());
    }

    [SentBy(Capability.Supplier, Power.None)]
    public async Task<Sent> GetMyProposals()
    {
        var (_, supplier, proposal, _) = await Exchange.ProposedDemand();
        return Sent.Of(supplier, new GetMyProposals(1), proposal.Id.Value.ToString()) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Capability.Recipient, Power.Draft, Verified = true)]
    public async Task<Sent> InviteSupplier()
    {
        var (business, demand) = await Exchange.DraftedDemand();
        var (one, other) = (await Exchange.NewPerson(Capability.Supplier), await Exchange.NewPerson(Capability.Supplier));
        var command = new InviteSupplier(DemandInvitationId.New(), demand.Id, await Exchange.CodeOf(one));
        return Sent.Of(business, command) with
        {
            Otherwise = command with { Supplier = await Exchange.CodeOf(other) },
            AlsoRefused = [("of a code that nobody has", Sent.Of(business, command with { Supplier = "TC-0" }), Came.NotFound)],
        };
    }

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> TakeInvitationBack()
    {
        var (business, _, _, _, invitation) = await Exchange.InvitedSupplier();
        return Sent.Of(business, new TakeInvitationBack(invitation.Id, invitation.Version));
    }

    [SentBy(Capability.Supplier, Power.Negotiate)]
    public async Task<Sent> DeclineInvitation()
    {
        var (_, supplier, _, _, invitation) = await Exchange.InvitedSupplier();
        return Sent.Of(supplier, new DeclineInvitation(invitation.Id, invitation.Version, "capacity", null));
    }

    [SentBy(Capability.Recipient, Power.None)]
    public async Task<Sent> GetInvitedSuppliers()
    {
        var (business, _, demand, _, invitation) = await Exchange.InvitedSupplier();
        return Sent.Of(business, new GetInvitedSuppliers(demand), invitation.Id.Value.ToString());
    }

    [SentBy(Capability.Supplier, Power.None)]
    public async Task<Sent> GetMyInvitations()
    {
        var (_, supplier, _, _, invitation) = await Exchange.InvitedSupplier();
        return Sent.Of(supplier, new GetMyInvitations(), invitation.Id.Value.ToString()) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Capability.Recipient, Power.Draft)]
    public async Task<Sent> GetSuppliersNamed()
    {
        var code = await Exchange.CodeOf(await Exchange.NewPerson(Capability.Supplier));
        return Sent.Of(await Exchange.NewPerson(Capability.Recipient), new GetSuppliersNamed(code), code) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetProposalStart()
    {
        var demand = await Exchange.OpenDemand();
        var (_, draft) = await Exchange.DraftedDemand();
        var supplier = await Exchange.NewPerson(Capability.Supplier);
        return Sent.Of(supplier, new GetProposalStart(demand.Code), demand.Code) with
        {
            FromAnotherOrganisation = Came.Done,
            AlsoRefused = [("for a draft", Sent.Of(supplier, new GetProposalStart(draft.Code), draft.Code), Came.NotFound)],
        };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetDemandChoices() =>
        Sent.Of(await Exchange.NewPerson(Capability.Recipient), new GetDemandChoices(), "207") with { FromAnotherOrganisation = Came.Done };
}
