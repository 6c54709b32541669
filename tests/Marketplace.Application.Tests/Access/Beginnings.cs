using Marketplace.Application.Approvals;
using Marketplace.Application.Demands;
using Marketplace.Application.Listings;
using Marketplace.Application.Organisations;
using Marketplace.Application.Tests.Negotiations;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Tests.Access;

/// <summary>Where fixtures of several features begin. Everything comes about by messages, as it does for people.</summary>
internal static class Beginnings
{
    /// <summary>A representative of an organisation that a new unit named as its legal parent.</summary>
    public static async Task<(Person Head, Unit Unit)> NamedParent(this TestExchange exchange)
    {
        var head = await exchange.NewPerson(Capability.Supplier);
        await exchange.NewUnit(head);
        return (head, (await head.Get(new GetMyOrganisation())).Units.Single());
    }

    /// <summary>Somebody registers a unit of the head's organisation and acts for it.</summary>
    public static async Task<Person> NewUnit(this TestExchange exchange, Person head)
    {
        var founder = await exchange.NewPerson(Capability.Recipient);
        var parent = await head.Get(new GetMyOrganisation());
        var (unit, membership) = (OrganisationId.New(), MembershipId.New());
        await founder.Do(new RegisterOrganisation(unit, membership, parent.TaxCode + "-001", Capability.Supplier | Capability.Recipient, new ProfileForm(NameVi: "Trung tâm Ứng dụng", LegalKind: "institute")));
        return founder.For(unit, membership);
    }

    /// <summary>A representative, and somebody who asked to join their organisation.</summary>
    public static async Task<(Person Head, Person Asker, AskedToJoin Request)> AskedToJoin(this TestExchange exchange)
    {
        var (head, asker) = (await exchange.NewPerson(Capability.Supplier), await exchange.NewPerson(Capability.Recipient));
        await asker.Do(new AskToJoin(JoinRequestId.New(), (await head.Get(new GetMyOrganisation())).Code, "Tôi làm ở phòng thí nghiệm."));
        return (head, asker, (await head.Get(new GetMyOrganisation())).JoinRequests.Single());
    }

    /// <summary>A supplier with a complete draft.</summary>
    public static async Task<(Person Supplier, ListingDraft Listing)> DraftedListing(this TestExchange exchange)
    {
        var supplier = await exchange.NewPerson(Capability.Supplier);
        var id = ListingId.New();
        await supplier.Do(new DraftListing(id, ListingAccess.Complete));
        return (supplier, await supplier.Get(new GetListingForEdit(id)));
    }

    /// <summary>A supplier with a complete draft that shows an image.</summary>
    public static async Task<(Person Supplier, ListingFiles Listing, FileId Image)> ListingWithImage(this TestExchange exchange)
    {
        var (supplier, draft) = await exchange.DraftedListing();
        var image = FileId.New();
        await supplier.Do(new AttachImage(draft.Id, image, await exchange.ReceivedImage()));
        return (supplier, await supplier.Get(new GetListingFiles(draft.Id)), image);
    }

    /// <summary>A business with a complete draft that has a file.</summary>
    public static async Task<(Person Business, DemandFiles Demand, FileId Attachment)> DemandWithAttachment(this TestExchange exchange)
    {
        var (business, draft) = await exchange.DraftedDemand();
        var file = FileId.New();
        await business.Do(new AttachToDemand(draft.Id, file, await exchange.ReceivedAttachment()));
        return (business, await business.Get(new GetDemandFiles(draft.Id)), file);
    }

    /// <summary>Approves what a supplier has drafted.</summary>
    public static async Task Approve(this TestExchange exchange, Person supplier, ListingId listing)
    {
        await supplier.Do(new SubmitListing(listing, (await supplier.Get(new GetListingFiles(listing))).Version));
        var staff = await exchange.NewPerson(Capability.Exchange);
        var read = await staff.Get(new GetListingReview(listing));
        await staff.Do(new ApproveListing(listing, read.Version, read.Revision, ReviewChecklist.Listing));
    }

    /// <summary>Staff, and a listing that waits for them.</summary>
    public static async Task<(Person Staff, ListingReview Listing)> SubmittedListing(this TestExchange exchange)
    {
        var (supplier, draft) = await exchange.DraftedListing();
        await supplier.Do(new SubmitListing(draft.Id, draft.Version));
        var staff = await exchange.NewPerson(Capability.Exchange);
        return (staff, await staff.Get(new GetListingReview(draft.Id)));
    }

    /// <summary>A business with a complete draft.</summary>
    public static async Task<(Person Business, DemandDraft Demand)> DraftedDemand(this TestExchange exchange)
    {
        var business = await exchange.NewPerson(Capability.Recipient);
        var id = DemandId.New();
        await business.Do(new DraftDemand(id, DemandAccess.Complete));
        return (business, await business.Get(new GetDemandForEdit(id)));
    }

    /// <summary>Staff, and a demand that waits for them.</summary>
    public static async Task<(Person Staff, DemandReview Demand)> SubmittedDemand(this TestExchange exchange)
    {
        var (business, draft) = await exchange.DraftedDemand();
        await business.Do(new SubmitDemand(draft.Id, draft.Version));
        var staff = await exchange.NewPerson(Capability.Exchange);
        return (staff, await staff.Get(new GetDemandReview(draft.Id)));
    }

    /// <summary>An open demand.</summary>
    public static async Task<DemandReview> OpenDemand(this TestExchange exchange)
    {
        var (staff, demand) = await exchange.SubmittedDemand();
        await staff.Do(new ApproveDemand(demand.Id, demand.Version, demand.Revision, ReviewChecklist.Demand));
        return demand;
    }

    /// <summary>A demand that its asker has opened, and a proposal that waits for the asker's answer.</summary>
    public static async Task<(Person Business, Person Supplier, ProposalRow Proposal, DemandProposals Demand)> ProposedDemand(this TestExchange exchange, bool isAnonymous = false)
    {
        var business = await exchange.NewPerson(Capability.Recipient);
        var id = DemandId.New();
        await business.Do(new DraftDemand(id, DemandAccess.Complete with { IsAnonymous = isAnonymous }));
        await business.Do(new SubmitDemand(id, (await business.Get(new GetDemandForEdit(id))).Version));
        var staff = await exchange.NewPerson(Capability.Exchange);
        var read = await staff.Get(new GetDemandReview(id));
        await staff.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand));
        var supplier = await exchange.NewPerson(Capability.Supplier);
        var listing = await exchange.Publish(supplier);
        await supplier.Do(new SendProposal(ProposalId.New(), id, listing.Id, "Màng gốm giữ lại màu.", new PriceIdeaForm(900_000_000)));
        var demand = await business.Get(new GetProposals(read.Code, 1));
        return (business, supplier, demand.Page.Items[0], demand);
    }

    /// <summary>An open demand to which its asker has invited a supplier.</summary>
    public static async Task<(Person Business, Person Supplier, DemandId Demand, string Code, MyInvitation Invitation)> InvitedSupplier(this TestExchange exchange, DemandForm? form = null)
    {
        var (business, supplier, staff, id) = (await exchange.NewPerson(Capability.Recipient), await exchange.NewPerson(Capability.Supplier), await exchange.NewPerson(Capability.Exchange), DemandId.New());
        await business.Do(new DraftDemand(id, form ?? DemandAccess.Complete));
        await business.Do(new InviteSupplier(DemandInvitationId.New(), id, await exchange.CodeOf(supplier)));
        await business.Do(new SubmitDemand(id, (await business.Get(new GetDemandForEdit(id))).Version));
        var read = await staff.Get(new GetDemandReview(id));
        await staff.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand));
        return (business, supplier, id, read.Code, (await supplier.Get(new GetMyInvitations())).Open.Single());
    }

    public static Task<string> CodeOf(this TestExchange exchange, Person person) =>
        exchange.InDatabase((db, token) => db.Organisations.Where(o => o.Id == person.Organisation).Select(o => o.Code).SingleAsync(token));

    /// <summary>A supplier and a buyer in their room, with the buyer's offer.</summary>
    public static async Task<(Trade Trade, Person Buyer, Application.Negotiations.Room Room)> OfferedRoom(this TestExchange exchange)
    {
        var trade = await Trade.Open(exchange);
        var buyer = await trade.NewBuyer();
        return (trade, buyer, await trade.Offered(buyer));
    }
}
