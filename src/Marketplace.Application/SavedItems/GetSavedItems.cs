using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.SavedItems;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.SavedItems;

/// <summary>The shared list of one's own organisation, saved last first.</summary>
[AllowedTo(Capability.Any, Power.None)]
public sealed record GetSavedItems(int Page) : IQuery<Page<SavedRow>>;

/// <param name="Title">As the public read it last.</param>
/// <param name="IsShown">The public still sees the listing.</param>
/// <param name="Notes">Oldest first.</param>
public sealed record SavedRow(
    SavedItemId Id, Version Version, string Code, Bilingual Title, Bilingual Supplier, bool IsShown, bool IsReserved, string SavedBy, DateTime SavedAt, IReadOnlyList<SavedRowNote> Notes);

/// <param name="IsMine">The reader wrote it.</param>
public sealed record SavedRowNote(SavedNoteId Id, string Text, string Writer, DateTime WrittenAt, DateTime? EditedAt, bool IsMine);

internal sealed class GetSavedItemsHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetSavedItems, Page<SavedRow>>
{
    private const int Size = 20;

    public async Task<Page<SavedRow>> Handle(GetSavedItems query, CancellationToken cancellationToken)
    {
        var (own, me) = (db.SavedItems.AsNoTracking().OwnedBy(caller.Organisation), caller.Person);
        var total = await own.CountAsync(cancellationToken);
        var number = Math.Max(1, query.Page);
        var rows = await own.OrderByDescending(i => i.SavedAt).ThenBy(i => i.Id)
            .Skip((number - 1) * Size).Take(Size)
            .Join(db.Listings, i => i.Listing, l => l.Id, (i, l) => new { Item = i, Listing = l })
            .Join(db.Organisations, x => x.Listing.Organisation, o => o.Id, (x, o) => new { x.Item, x.Listing, Supplier = o.Profile.Name })
            .Join(db.Members, x => x.Item.SavedBy, m => m.Id, (x, m) => new { x.Item, x.Listing, x.Supplier, SavedBy = m.Name })
            .OrderByDescending(x => x.Item.SavedAt).ThenBy(x => x.Item.Id)
            .Select(x => new
            {
                x.Item.Id,
                x.Item.Version,
                x.Item.SavedAt,
                x.SavedBy,
                x.Supplier,
                x.Listing.Code,
                x.Listing.Status,
                x.Listing.Revisions.First(r => r.Id == x.Listing.PublicRevision).Content,
                Notes = x.Item.Notes.OrderBy(n => n.WrittenAt).Select(n => new SavedRowNote(
                    n.Id, n.Text, db.Members.Where(m => m.Id == n.Writer).Select(m => m.Name).First(), n.WrittenAt, n.EditedAt, n.Writer == me)).ToList(),
            })
            .ToListAsync(cancellationToken);
        return new Page<SavedRow>(
            [.. rows.Select(r => new SavedRow(
                r.Id, r.Version, r.Code, r.Content.Title, r.Supplier, r.Status is ListingStatus.Published or ListingStatus.Reserved or ListingStatus.Transferred,
                r.Status == ListingStatus.Reserved, r.SavedBy, r.SavedAt, r.Notes))],
            total, number, Size);
    }
}
