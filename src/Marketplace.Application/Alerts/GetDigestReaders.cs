using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>For whom a letter of a rhythm may be due: they want such letters, and something was found that they do not know of.</summary>
/// <param name="Until">The moment at which it is due.</param>
[AllowedToJobs]
public sealed record GetDigestReaders(MailRhythm Rhythm, DateTime Until) : IQuery<IReadOnlyList<MemberId>>;

internal sealed class GetDigestReadersHandler(MarketplaceDb db) : IRequestHandler<GetDigestReaders, IReadOnlyList<MemberId>>
{
    public async Task<IReadOnlyList<MemberId>> Handle(GetDigestReaders query, CancellationToken cancellationToken)
    {
        var due = db.Alerts.DueAt(query.Until);
        return await db.Watches.AsNoTracking()
            .Where(w => w.Mail == query.Rhythm && w.Mail != MailRhythm.None && w.PausedAt == null && w.MailSince <= query.Until && due.Any(a => a.Person == w.Owner && a.FoundAt >= w.MailSince))
            .Select(w => w.Owner).Distinct().ToListAsync(cancellationToken);
    }
}
