using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Dossiers;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>One's own newest revision as a paper: everything in it, in both languages.</summary>
[AllowedTo(Capability.Supplier, Power.Draft)]
public sealed record GetOwnListingPaper(ListingId Listing) : IQuery<PaperFile>;

internal sealed class GetOwnListingPaperHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, IPaperWriter writer, TimeProvider clock) : IRequestHandler<GetOwnListingPaper, PaperFile>
{
    public async Task<PaperFile> Handle(GetOwnListingPaper query, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.OwnedBy(caller.Organisation).LatestOf(query.Listing).Shown(db, lists, caller, clock, cancellationToken, DossierReader.Insider);
        return new PaperFile($"{listing.Code}.docx", writer.Write(DossierPaper.Of(
            listing.Dossier, listing.Code, listing.Organisation, VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime), caller.Language, DossierReader.Insider)));
    }
}
