using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Files;

/// <summary>
/// A file to look at or to take away: everybody's while the public revision shows it; before that, of its organisation's people, and of
/// those who review it once it was submitted. A document under a non-disclosure agreement is only its organisation's here.
/// </summary>
[AllowedToAnyone]
public sealed record GetFile(FileId File) : IQuery<ServedFile>;

/// <param name="Name">As it is saved by who takes it away.</param>
/// <param name="StoreKey">Where it lies in the store.</param>
/// <param name="IsPublic">Everybody may read it at this moment.</param>
public sealed record ServedFile(FileId Id, string Name, FileKind Kind, string StoreKey, string? SmallKey, string Sha256, DateTime CreatedAt, bool IsPublic);

internal sealed class GetFileHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetFile, ServedFile>
{
    public async Task<ServedFile> Handle(GetFile query, CancellationToken cancellationToken)
    {
        var file = await db.Files.AsNoTracking().Where(f => f.Id == query.File).Found(cancellationToken);
        var (name, isShown) = file.Listing is { } listing ? await OfListing(file, listing, cancellationToken) : await OfDemand(file, cancellationToken);
        if (!isShown && caller.OrganisationOrNone != file.Organisation && !(caller.IsStaff && caller.Has(Power.Review) && await WasSubmitted(file, cancellationToken)))
        {
            throw new Refused(Problem.NotFound);
        }

        return new ServedFile(file.Id, name, file.Kind, file.StoreKey, file.SmallKey, file.Sha256, file.CreatedAt, isShown);
    }

    private async Task<(string Name, bool IsShown)> OfListing(StoredFile file, ListingId id, CancellationToken cancellationToken)
    {
        var shown = await db.Listings.AsNoTracking()
            .Where(l => l.Id == id && (l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred))
            .SelectMany(l => l.Revisions.Where(r => r.Id == l.PublicRevision))
            .Select(r => r.Content).FirstOrDefaultAsync(cancellationToken);
        return (file.Name, shown is not null && Holds(shown, file.Id));
    }

    /// <summary>The name of the file as it was brought could tell whose an anonymous demand is: it is saved under the demand's code.</summary>
    private async Task<(string Name, bool IsShown)> OfDemand(StoredFile file, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.AsNoTracking().Where(d => d.Id == file.Demand)
            .Select(d => new { d.Code, d.Status, d.Revisions.FirstOrDefault(r => r.Id == d.PublicRevision)!.Content }).Found(cancellationToken);
        return (
            $"{demand.Code}-{ShortCode.Of(file.Id.Value)}{file.Kind.Extension()}",
            demand is { Status: DemandStatus.Open or DemandStatus.Matched, Content: { } shown } && Holds(shown, file.Id));
    }

    /// <summary>Staff read what was submitted; drafts are the organisation's own.</summary>
    private async Task<bool> WasSubmitted(StoredFile file, CancellationToken cancellationToken) => file.Listing is not null
        ? (await db.Listings.AsNoTracking().Where(l => l.Id == file.Listing).SelectMany(l => l.Revisions).Where(r => r.SubmittedAt != null).Select(r => r.Content).ToListAsync(cancellationToken))
            .Exists(c => Holds(c, file.Id))
        : (await db.Demands.AsNoTracking().Where(d => d.Id == file.Demand).SelectMany(d => d.Revisions).Where(r => r.SubmittedAt != null).Select(r => r.Content).ToListAsync(cancellationToken))
            .Exists(c => Holds(c, file.Id));

    private static bool Holds(ListingContent content, FileId file) => content.ForThePublic().AllFiles().Contains(file);

    private static bool Holds(DemandContent content, FileId file) => content.Attachments.Any(a => a.File == file);
}
