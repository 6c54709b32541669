using Marketplace.Application.Listings;
using Marketplace.Application.Search;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Tests.Access;

internal sealed class ListingAccess(TestExchange exchange) : Fixtures(exchange)
{
    public static readonly ListingForm Complete = new(
        TitleVi: "Màng lọc gốm", SummaryVi: "Màng lọc gốm cho nước giếng khoan.", ProblemVi: "Nước giếng nhiễm sắt.", Field: "207", Trl: 7,
        Rights: [new RightForm(Right.Use, Exclusivity.NonExclusive, false, ["VN"], [], 60)], Ownership: "Biên bản nghiệm thu",
        ContactName: "Nguyễn Thị Hoa", ContactPhone: "024 0000 0000");

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> DraftListing()
    {
        var command = new DraftListing(ListingId.New(), Complete);
        return Sent.Of(await Exchange.NewPerson(Capability.Supplier), command) with { FromAnotherOrganisation = Came.Done, Otherwise = command with { Form = new ListingForm() } };
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> EditListing()
    {
        var (supplier, listing) = await Exchange.DraftedListing();
        return Sent.Of(supplier, new EditListing(listing.Id, listing.Version, Complete with { TitleVi = "Tên khác" }));
    }

    [SentBy(Capability.Supplier, Power.Draft, Verified = true)]
    public async Task<Sent> SubmitListing()
    {
        var (supplier, listing) = await Exchange.DraftedListing();
        return Sent.Of(supplier, new SubmitListing(listing.Id, listing.Version));
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> WithdrawListing()
    {
        var supplier = await Exchange.NewPerson(Capability.Supplier);
        var listing = await Exchange.Publish(supplier);
        return Sent.Of(supplier, new WithdrawListing(listing.Id, listing.Version));
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> AttachImage()
    {
        var (supplier, listing) = await Exchange.DraftedListing();
        return Sent.Of(supplier, new AttachImage(listing.Id, FileId.New(), await Exchange.ReceivedImage()));
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> AttachDocument()
    {
        var (supplier, listing) = await Exchange.DraftedListing();
        return Sent.Of(supplier, new AttachDocument(listing.Id, FileId.New(), await Exchange.ReceivedDocument(), DisclosureLayer.UnderNda));
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> DescribeFiles()
    {
        var (supplier, listing, image) = await Exchange.ListingWithImage();
        return Sent.Of(supplier, new DescribeFiles(listing.Id, listing.Version, [new ImageForm(image, "Máy lọc", null, null, null)], []));
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> MoveImage()
    {
        var (supplier, drafted, image) = await Exchange.ListingWithImage();
        await supplier.Do(new AttachImage(drafted.Id, FileId.New(), await Exchange.ReceivedImage()));
        var listing = await supplier.Get(new GetListingFiles(drafted.Id));
        return Sent.Of(supplier, new MoveImage(listing.Id, listing.Version, image, 1));
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> RemoveFile()
    {
        var (supplier, listing, image) = await Exchange.ListingWithImage();
        return Sent.Of(supplier, new RemoveFile(listing.Id, listing.Version, image));
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> GetListingFiles()
    {
        var (supplier, listing, image) = await Exchange.ListingWithImage();
        return Sent.Of(supplier, new GetListingFiles(listing.Id), image.Value.ToString());
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetListing()
    {
        var listing = await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));
        var (_, draft) = await Exchange.DraftedListing();
        return Sent.Of(Visitor, new GetListing(listing.Code), listing.Code) with
        {
            AlsoRefused = [("for a draft", Sent.Of(Visitor, new GetListing(draft.Code), draft.Code), Came.NotFound)],
        };
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetComparison()
    {
        var listing = await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));
        var (_, draft) = await Exchange.DraftedListing();
        return Sent.Of(Visitor, new GetComparison([listing.Code]), listing.Code) with
        {
            AlsoRefused = [("for a draft", Sent.Of(Visitor, new GetComparison([draft.Code]), draft.Code), Came.DoneWithoutIt)],
        };
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> GetListingForEdit()
    {
        var (supplier, listing) = await Exchange.DraftedListing();
        return Sent.Of(supplier, new GetListingForEdit(listing.Id), listing.Code);
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> GetAlikeListings()
    {
        var (supplier, listing) = await Exchange.DraftedListing();
        var twin = await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier), Complete.TitleVi!);
        await Exchange.Services.GetRequiredService<IndexFollower>().CatchUp(CancellationToken.None);
        return Sent.Of(supplier, new GetAlikeListings(listing.Id), twin.Code);
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> GetListingPreview()
    {
        var (supplier, listing) = await Exchange.DraftedListing();
        return Sent.Of(supplier, new GetListingPreview(listing.Id), listing.Code);
    }

    [SentBy(Who.Anyone)]
    public async Task<Sent> GetListingPaper()
    {
        var listing = await Exchange.Publish(await Exchange.NewPerson(Capability.Supplier));
        var (_, draft) = await Exchange.DraftedListing();
        return Sent.Of(Visitor, new GetListingPaper(listing.Code), listing.Code) with
        {
            AlsoRefused = [("for a draft", Sent.Of(Visitor, new GetListingPaper(draft.Code), draft.Code), Came.NotFound)],
        };
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> GetOwnListingPaper()
    {
        var (supplier, listing) = await Exchange.DraftedListing();
        return Sent.Of(supplier, new GetOwnListingPaper(listing.Id), listing.Code);
    }

    [SentBy(Capability.Supplier, Power.None)]
    public async Task<Sent> GetListingRevisions()
    {
        var (supplier, listing) = await Exchange.DraftedListing();
        return Sent.Of(supplier, new GetListingRevisions(listing.Id), listing.Code);
    }

    [SentBy(Capability.Supplier, Power.None)]
    public async Task<Sent> GetMyListings()
    {
        var (supplier, listing) = await Exchange.DraftedListing();
        return Sent.Of(supplier, new GetMyListings(1), listing.Code) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Who.SignedIn)]
    public async Task<Sent> GetListingChoices() =>
        Sent.Of(await Exchange.NewPerson(Capability.Supplier), new GetListingChoices(), "207") with { FromAnotherOrganisation = Came.Done };
}
