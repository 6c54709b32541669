using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Approvals;

/// <summary>What is hidden from the public, and of one listing everything that was decided.</summary>
/// <param name="Code">Of the listing; null for none.</param>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetSuspensions(string? Code, int Page) : IQuery<SuspensionDesk>;

/// <param name="Listing">Null when none has the code, or it was never public.</param>
public sealed record SuspensionDesk(ListingInHand? Listing, Page<HiddenThing> Hidden);

/// <param name="MaySuspend">Neither staff nor a case hide it already.</param>
public sealed record ListingInHand(ListingId Id, Version Version, string Code, Bilingual Title, Bilingual Organisation, ListingStatus Status, bool MaySuspend, IReadOnlyList<PastSuspension> History)
{
    /// <summary>A case hides it; only its outcome can change that.</summary>
    public bool IsTakenDown => History.Any(s => s.By is null && !s.IsLifted);
}

/// <param name="By">Null when a case decided it.</param>
public sealed record PastSuspension(SuspensionId Id, string Reason, DateTime At, string? By, bool IsLifted, DateTime? LiftedAt, string? LiftedBy);

public sealed record HiddenThing(ReportedKind Kind, string Code, Bilingual Title, Bilingual Organisation, string Reason, DateTime At, bool IsByCase);

internal sealed class GetSuspensionsHandler(MarketplaceDb db) : IRequestHandler<GetSuspensions, SuspensionDesk>
{
    private const int Size = 20;

    public async Task<SuspensionDesk> Handle(GetSuspensions query, CancellationToken cancellationToken)
    {
        var number = Math.Max(1, query.Page);
        var hidden = db.Listings.AsNoTracking().SelectMany(l => l.Suspensions.Where(s => !s.IsLifted), (l, s) => new { Kind = ReportedKind.Listing, l.Code, l.Organisation, s.Reason, s.At, s.By })
            .Concat(db.Demands.AsNoTracking().SelectMany(d => d.Suspensions.Where(s => !s.IsLifted), (d, s) => new { Kind = ReportedKind.Demand, d.Code, d.Organisation, s.Reason, s.At, s.By }))
            .Concat(db.Organisations.AsNoTracking().SelectMany(o => o.Suspensions.Where(s => !s.IsLifted), (o, s) => new { Kind = ReportedKind.Organisation, o.Code, Organisation = o.Id, s.Reason, s.At, s.By }));
        var total = await hidden.CountAsync(cancellationToken);
        var rows = await hidden.OrderByDescending(h => h.At).ThenBy(h => h.Code).Skip((number - 1) * Size).Take(Size)
            .Join(db.Organisations, h => h.Organisation, o => o.Id, (h, o) => new { h.Kind, h.Code, o.Profile.Name, h.Reason, h.At, h.By })
            .ToListAsync(cancellationToken);
        string[] codes = [.. rows.Select(r => r.Code).Distinct(StringComparer.Ordinal)];
        var titles = await db.Listings.AsNoTracking().Where(l => codes.Contains(l.Code)).Select(l => new { l.Code, l.Revisions.OrderByDescending(r => r.Number).First().Content })
            .ToDictionaryAsync(l => l.Code, l => l.Content.Title, StringComparer.Ordinal, cancellationToken);
        foreach (var demand in await db.Demands.AsNoTracking().Where(d => codes.Contains(d.Code)).Select(d => new { d.Code, d.Revisions.OrderByDescending(r => r.Number).First().Content }).ToListAsync(cancellationToken))
        {
            titles[demand.Code] = demand.Content.Title;
        }

        var items = rows.OrderByDescending(r => r.At).ThenBy(r => r.Code, StringComparer.Ordinal)
            .Select(r => new HiddenThing(r.Kind, r.Code, r.Kind == ReportedKind.Organisation ? r.Name : titles[r.Code], r.Name, r.Reason, r.At, r.By is null)).ToArray();
        return new SuspensionDesk(await InHand(query.Code?.Trim(), cancellationToken), new Page<HiddenThing>(items, total, number, Size));
    }

    private async Task<ListingInHand?> InHand(string? code, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(code))
        {
            return null;
        }

        var found = await db.Listings.AsNoTracking().OncePublic().Where(l => l.Code == code)
            .Join(db.Organisations, l => l.Organisation, o => o.Id, (l, o) => new
            {
                l.Id,
                l.Version,
                l.Code,
                l.Status,
                l.Revisions.First(r => r.Id == l.PublicRevision).Content,
                o.Profile.Name,
                History = l.Suspensions.OrderByDescending(s => s.At).ToList(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        MemberId?[] people = [.. found.History.SelectMany(s => new[] { s.By, s.LiftedBy }).Where(p => p is not null)];
        var names = await db.Members.AsNoTracking().Where(m => people.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, cancellationToken);
        string? NameOf(MemberId? person) => person is { } id ? names.GetValueOrDefault(id) : null;
        return new ListingInHand(
            found.Id, found.Version, found.Code, found.Content.Title, found.Name, found.Status, found.History.TrueForAll(s => s.IsLifted),
            found.History.ConvertAll(s => new PastSuspension(s.Id, s.Reason, s.At, NameOf(s.By), s.IsLifted, s.LiftedAt, NameOf(s.LiftedBy))));
    }
}
