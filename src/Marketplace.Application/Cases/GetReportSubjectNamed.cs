using Marketplace.Application.Common;
using Marketplace.Application.Data;
using MediatR;

namespace Marketplace.Application.Cases;

/// <summary>Somebody names what they want to report: by its code, or by the address of its page.</summary>
[AllowedToAnyone]
public sealed record GetReportSubjectNamed(string? What) : IQuery<ReportSubject>;

internal sealed class GetReportSubjectNamedHandler(MarketplaceDb db) : IRequestHandler<GetReportSubjectNamed, ReportSubject>
{
    public async Task<ReportSubject> Handle(GetReportSubjectNamed query, CancellationToken cancellationToken)
    {
        var (thing, title) = await db.ReportedNamed(query.What, cancellationToken);
        return new ReportSubject(thing.Kind, thing.Code, title);
    }
}
