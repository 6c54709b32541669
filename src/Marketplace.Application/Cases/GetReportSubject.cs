using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Cases;

/// <summary>What somebody is about to report.</summary>
[AllowedToAnyone]
public sealed record GetReportSubject(ReportedKind Kind, string Code) : IQuery<ReportSubject>;

/// <param name="Title">None for a page of the exchange itself.</param>
public sealed record ReportSubject(ReportedKind Kind, string Code, Bilingual Title);

internal sealed class GetReportSubjectHandler(MarketplaceDb db) : IRequestHandler<GetReportSubject, ReportSubject>
{
    public async Task<ReportSubject> Handle(GetReportSubject query, CancellationToken cancellationToken)
    {
        var (thing, title) = await db.Reported(query.Kind, query.Code, cancellationToken);
        return new ReportSubject(thing.Kind, thing.Code, title);
    }
}
