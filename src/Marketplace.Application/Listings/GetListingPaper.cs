using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Dossiers;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Listings;

/// <summary>A technology as the public sees it, as a paper to take along.</summary>
[AllowedToAnyone]
public sealed record GetListingPaper(string Code) : IQuery<PaperFile>;

internal sealed class GetListingPaperHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, IPaperWriter writer, TimeProvider clock) : IRequestHandler<GetListingPaper, PaperFile>
{
    public async Task<PaperFile> Handle(GetListingPaper query, CancellationToken cancellationToken)
    {
        var listing = await db.Listings.PublicOf(query.Code).Shown(db, lists, caller, clock, cancellationToken);
        return new PaperFile($"{listing.Code}.docx", writer.Write(DossierPaper.Of(
            listing.Dossier, listing.Code, listing.Organisation, VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime), caller.Language, DossierReader.Public)));
    }
}
