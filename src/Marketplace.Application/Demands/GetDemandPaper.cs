using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Dossiers;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>A demand as the public sees it, as a paper to take along.</summary>
[AllowedToAnyone]
public sealed record GetDemandPaper(string Code) : IQuery<PaperFile>;

internal sealed class GetDemandPaperHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, IPaperWriter writer, TimeProvider clock) : IRequestHandler<GetDemandPaper, PaperFile>
{
    public async Task<PaperFile> Handle(GetDemandPaper query, CancellationToken cancellationToken)
    {
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var demand = await db.Demands.PublicOf(query.Code).Shown(db, lists, caller, today, cancellationToken);
        return new PaperFile($"{demand.Code}.docx", writer.Write(DossierPaper.Of(
            demand.Dossier, demand.Code, demand.Organisation.IsEmpty ? null : demand.Organisation, today, caller.Language, DossierReader.Public)));
    }
}
