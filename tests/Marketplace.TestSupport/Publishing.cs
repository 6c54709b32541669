using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;

namespace Marketplace.TestSupport;

/// <summary>Listings that the public already sees.</summary>
public static class Publishing
{
    /// <summary>What a dossier must say to be submitted.</summary>
    public static ListingContent Content(string title) => ListingContent.Empty with
    {
        Title = new Bilingual(title, "Ceramic membrane"),
        Summary = new Bilingual("Màng lọc gốm cho nước giếng khoan."),
        Problem = new Bilingual("Nước giếng nhiễm sắt."),
        Field = "207",
        Trl = 7,
        Rights = [new OfferedRight(Right.Use, Exclusivity.Exclusive, false, Territory.Vietnam, [], 120)],
        Ownership = "Biên bản nghiệm thu",
        Contact = new ContactPerson("Nguyễn Thị Hoa", "Trưởng phòng chuyển giao", "024 0000 0000", null),
    };

    public static async Task<Listing> Publish(this TestExchange exchange, Person supplier, string title = "Màng lọc gốm", CatalogueSource? source = null, string? confidential = null)
    {
        var now = exchange.Clock.GetUtcNow().UtcDateTime;
        var revision = RevisionId.New();
        var content = Content(title) with { Source = source, Confidential = new Bilingual(confidential) };
        Listing listing;
        if (source is null)
        {
            listing = Listing.Draft(ListingId.New(), revision, supplier.Organisation, content, isDemo: false, now);
            listing.Submit(now);
            listing.Approve(revision, MemberId.New(), now);
        }
        else
        {
            listing = Listing.Import(ListingId.New(), revision, supplier.Organisation, content, isDemo: false, now);
            listing.ApproveImported(revision, MemberId.New(), now);
        }

        await exchange.InDatabase(async (db, token) =>
        {
            db.Listings.Add(listing);
            await db.SaveChangesAsync(token);
        });
        return listing;
    }
}
