using Marketplace.Application.Approvals;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

/// <summary>Staff decide on everybody's; what nobody has submitted yet they do not see.</summary>
internal sealed class ApprovalAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> SuspendListing()
    {
        var listing = await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));
        return Sent.Of(await Exchange.NewPerson(Capability.Exchange), new SuspendListing(listing.Id, listing.Version, "Đang kiểm tra.")) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> ResumeListing()
    {
        var (staff, listing) = await SuspendedListing();
        return Sent.Of(staff, new ResumeListing(listing.Id, listing.Version, listing.History[0].Id)) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetSuspensions()
    {
        var (staff, listing) = await SuspendedListing();
        return Sent.Of(staff, new GetSuspensions(null, 1), listing.Code) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> ApproveListing()
    {
        var (staff, listing) = await Exchange.SubmittedListing();
        return Sent.Of(staff, new ApproveListing(listing.Id, listing.Version, listing.Revision, ReviewChecklist.Listing)) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> RefuseListing()
    {
        var (staff, listing) = await Exchange.SubmittedListing();
        return Sent.Of(staff, new RefuseListing(listing.Id, listing.Version, listing.Revision, "Trùng hồ sơ khác.")) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> RequestListingChanges()
    {
        var (staff, listing) = await Exchange.SubmittedListing();
        return Sent.Of(staff, new RequestListingChanges(listing.Id, listing.Version, listing.Revision, "Bổ sung bằng chứng.")) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> ApproveDemand()
    {
        var (staff, demand) = await Exchange.SubmittedDemand();
        return Sent.Of(staff, new ApproveDemand(demand.Id, demand.Version, demand.Revision, ReviewChecklist.Demand)) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> RefuseDemand()
    {
        var (staff, demand) = await Exchange.SubmittedDemand();
        return Sent.Of(staff, new RefuseDemand(demand.Id, demand.Version, demand.Revision, "Không phải công nghệ.")) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> RequestDemandChanges()
    {
        var (staff, demand) = await Exchange.SubmittedDemand();
        return Sent.Of(staff, new RequestDemandChanges(demand.Id, demand.Version, demand.Revision, "Nêu rõ lưu lượng.")) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetListingReview()
    {
        var (staff, listing) = await Exchange.SubmittedListing();
        var (_, draft) = await Exchange.DraftedListing();
        return Sent.Of(staff, new GetListingReview(listing.Id), listing.Code) with
        {
            FromAnotherOrganisation = Came.Done,
            AlsoRefused = [("for a draft", Sent.Of(staff, new GetListingReview(draft.Id), draft.Code), Came.NotFound)],
        };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetDemandReview()
    {
        var (staff, demand) = await Exchange.SubmittedDemand();
        var (_, draft) = await Exchange.DraftedDemand();
        return Sent.Of(staff, new GetDemandReview(demand.Id), demand.Code) with
        {
            FromAnotherOrganisation = Came.Done,
            AlsoRefused = [("for a draft", Sent.Of(staff, new GetDemandReview(draft.Id), draft.Code), Came.NotFound)],
        };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> AssignListingReview()
    {
        var (staff, listing) = await Exchange.SubmittedListing();
        return Sent.Of(staff, new AssignListingReview(listing.Id, listing.Version, listing.Revision, staff.Id)) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> AssignDemandReview()
    {
        var (staff, demand) = await Exchange.SubmittedDemand();
        return Sent.Of(staff, new AssignDemandReview(demand.Id, demand.Version, demand.Revision, staff.Id)) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetReviewers()
    {
        var staff = await Exchange.NewPerson(Capability.Exchange);
        return Sent.Of(staff, new GetReviewers(), staff.Id.Value.ToString()) with { FromAnotherOrganisation = Came.Done };
    }

    [SentBy(Capability.Exchange, Power.Review)]
    public async Task<Sent> GetReviews()
    {
        var (staff, listing) = await Exchange.SubmittedListing();
        return Sent.Of(staff, new GetReviews(ReviewKind.Listing, 1), listing.Code) with { FromAnotherOrganisation = Came.Done };
    }

    private async Task<(Person Staff, ListingInHand Listing)> SuspendedListing()
    {
        var staff = await Exchange.NewPerson(Capability.Exchange);
        var listing = await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));
        await staff.Do(new SuspendListing(listing.Id, listing.Version, "Đang kiểm tra."));
        return (staff, (await staff.Get(new GetSuspensions(listing.Code, 1))).Listing!);
    }
}
