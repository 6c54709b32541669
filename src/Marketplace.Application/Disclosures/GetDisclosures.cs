using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>The requests to read confidential parts that one's organisation sent or received; those that wait for it come first.</summary>
/// <param name="Side">Only those on this side; null for both.</param>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Supplier | Capability.Recipient, Power.None)]
public sealed record GetDisclosures(Side? Side, int Page) : IQuery<Page<DisclosureRow>>;

/// <param name="Side">The reader's own.</param>
/// <param name="Other">The other side.</param>
/// <param name="IsExpired">Granted once, and past its last day.</param>
/// <param name="DueAt">UTC; null when no clock runs.</param>
/// <param name="DaysLeft">Working days; negative when late.</param>
public sealed record DisclosureRow(
    DisclosureId Id, string Code, string ListingCode, Bilingual Title, Side Side, Bilingual Other, DisclosureState State, bool IsExpired,
    DateTime AskedAt, DateTime? DueAt, int DaysLeft, DateOnly? Until, int Readers);

internal sealed class GetDisclosuresHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : IRequestHandler<GetDisclosures, Page<DisclosureRow>>
{
    private const int Size = 20;

    public async Task<Page<DisclosureRow>> Handle(GetDisclosures query, CancellationToken cancellationToken)
    {
        var (own, now) = (caller.Organisation, clock.GetUtcNow().UtcDateTime);
        var today = VietnamCalendar.DateOf(now);
        var disclosures = db.Disclosures.AsNoTracking();
        var mine = query.Side switch
        {
            Side.Supplier => disclosures.AskedOf(own),
            Side.Recipient => disclosures.AskedBy(own),
            _ => disclosures.OfParty(own),
        };
        var total = await mine.CountAsync(cancellationToken);
        var rows = await mine
            .OrderBy(d => d.DueAt == null || (d.State == DisclosureState.AwaitsRepresentative) != (d.Recipient == own)).ThenByDescending(d => d.AskedAt).ThenBy(d => d.Id)
            .Skip((query.Page - 1) * Size).Take(Size)
            .Join(db.Listings, d => d.Listing, l => l.Id, (d, l) => new
            {
                d.Id,
                d.Code,
                d.Supplier,
                d.State,
                d.AskedAt,
                d.DueAt,
                d.Until,
                Readers = d.Readers.Count(r => r.State == ReaderState.Open || r.State == ReaderState.Waiting),
                ListingCode = l.Code,
                l.Revisions.First(r => r.Id == l.PublicRevision).Content,
                SupplierName = db.Organisations.Where(o => o.Id == d.Supplier).Select(o => o.Profile.Name).First(),
                RecipientName = db.Organisations.Where(o => o.Id == d.Recipient).Select(o => o.Profile.Name).First(),
            })
            .ToListAsync(cancellationToken);
        return new Page<DisclosureRow>(
            rows.ConvertAll(d =>
            {
                var isSupplier = d.Supplier == own;
                return new DisclosureRow(
                    d.Id, d.Code, d.ListingCode, d.Content.Title, isSupplier ? Side.Supplier : Side.Recipient, isSupplier ? d.RecipientName : d.SupplierName,
                    d.State, d.State == DisclosureState.Granted && d.Until < today, d.AskedAt, d.DueAt, d.DueAt is { } due ? lists.Calendar.WorkingDaysLeft(now, due) : 0, d.Until, d.Readers);
            }),
            total, query.Page, Size);
    }
}

internal sealed class GetDisclosuresValidator : AbstractValidator<GetDisclosures>
{
    public GetDisclosuresValidator() => RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
}
