using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Dossiers;
using Marketplace.Application.Ports;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Demands;

/// <summary>One's own newest revision as a paper: everything in it, in both languages.</summary>
[AllowedTo(Capability.Recipient, Power.Draft)]
public sealed record GetOwnDemandPaper(DemandId Demand) : IQuery<PaperFile>;

internal sealed class GetOwnDemandPaperHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, IPaperWriter writer, TimeProvider clock) : IRequestHandler<GetOwnDemandPaper, PaperFile>
{
    public async Task<PaperFile> Handle(GetOwnDemandPaper query, CancellationToken cancellationToken)
    {
        var found = await db.Demands.OwnedBy(caller.Organisation).LatestOf(query.Demand)
            .Join(db.Organisations, s => s.Demand.Organisation, o => o.Id, (s, o) => new { s.Demand.Code, s.Revision.Content, s.Revision.EditedAt, o.Profile.Name })
            .Found(cancellationToken);
        return new PaperFile($"{found.Code}.docx", writer.Write(DossierPaper.Of(
            NamedDemand.Of(found.Content, lists, caller.Language, found.EditedAt), found.Code, found.Name, VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime), caller.Language, DossierReader.Insider)));
    }
}
