using Marketplace.Application.Common;
using Marketplace.Application.Data;
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
public sealed record SuspensionDesk(ListingInHand? Listing, Page<HiddenListing> Hidden);

/// <param name="MaySuspend">Staff do not hide it already.</param>
public sealed record ListingInHand(ListingId Id, Version Version, string Code, Bilingual Title, Bilingual Organisation, ListingStatus Status, bool MaySuspend, IReadOnlyList<PastSuspension> History);

/// <param name="By">Null when a case decided it.</param>
public sealed record PastSuspension(SuspensionId Id, string Reason, DateTime At, string? By, bool IsLifted, DateTime? LiftedAt, string? LiftedBy);

public sealed record HiddenListing(string Code, Bilingual Title, Bilingual Organisation, string Reason, DateTime At, bool IsByCase);

internal sealed class GetSuspensionsHandler(MarketplaceDb db) : IRequestHandler<GetSuspensions, SuspensionDesk>
{
    private const int Size = 20;

    public async Task<SuspensionDesk> Handle(GetSuspensions query, CancellationToken cancellationToken)
    {
        var number = Math.Max(1, query.Page);
        var hidden = db.Listings.AsNoTracking().SelectMany(l => l.Suspensions.Where(s => !s.IsLifted), (l, s) => new { Listing = l, Suspension = s });
        var total = await hidden.CountAsync(cancellationToken);
        var rows = await hidden.OrderByDescending(h => h.Suspension.At).Skip((number - 1) * Size).Take(Size)
            .Join(db.Organisations, h => h.Listing.Organisation, o => o.Id, (h, o) => new
            {
                h.Listing.Code,
                h.Listing.Revisions.OrderByDescending(r => r.Number).First().Content,
                o.Profile.Name,
                h.Suspension.Reason,
                h.Suspension.At,
                h.Suspension.By,
            })
            .ToListAsync(cancellationToken);
        var items = rows.OrderByDescending(r => r.At).Select(r => new HiddenListing(r.Code, r.Content.Title, r.Name, r.Reason, r.At, r.By is null)).ToArray();
        return new SuspensionDesk(await InHand(query.Code?.Trim(), cancellationToken), new Page<HiddenListing>(items, total, number, Size));
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
            found.Id, found.Version, found.Code, found.Content.Title, found.Name, found.Status, !found.History.Exists(s => s.By is not null && !s.IsLifted),
            found.History.ConvertAll(s => new PastSuspension(s.Id, s.Reason, s.At, NameOf(s.By), s.IsLifted, s.LiftedAt, NameOf(s.LiftedBy))));
    }
}
