using Marketplace.Application.Files;
using Marketplace.Application.Listings;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

internal sealed class FileAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Who.Anyone)]
    public async Task<Sent> GetFile()
    {
        var (supplier, listing, image) = await Exchange.ListingWithImage();
        var secret = FileId.New();
        await supplier.Do(new AttachDocument(listing.Id, secret, await Exchange.ReceivedDocument(), DisclosureLayer.UnderNda));
        await Exchange.Approve(supplier, listing.Id);
        var (_, _, drafted) = await Exchange.ListingWithImage();
        var (_, _, asked) = await Exchange.DemandWithAttachment();
        return Sent.Of(Visitor, new GetFile(image), image.Value.ToString()) with
        {
            AlsoRefused =
            [
                ("of a draft", Sent.Of(Visitor, new GetFile(drafted), drafted.Value.ToString()), Came.NotFound),
                ("of a drafted demand", Sent.Of(Visitor, new GetFile(asked), asked.Value.ToString()), Came.NotFound),
                ("under a non-disclosure agreement", Sent.Of(Visitor, new GetFile(secret), secret.Value.ToString()), Came.NotFound),
            ],
        };
    }
}
