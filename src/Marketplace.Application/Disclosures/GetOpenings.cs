using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>Who opened the confidential part of one's own listing, newest first.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Supplier, Power.None)]
public sealed record GetOpenings(ListingId Listing, int Page) : IQuery<ListingOpenings>;

public sealed record ListingOpenings(ListingId Id, string Code, Bilingual Title, Page<OpeningRow> Page);

/// <param name="Document">The document that was taken away; null for the text.</param>
/// <param name="Reason">Why staff opened it; null for a reader of the other side.</param>
public sealed record OpeningRow(string Person, Bilingual Organisation, DateTime At, int Revision, Bilingual? Document, bool IsStaff, string? Reason);

internal sealed class GetOpeningsHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetOpenings, ListingOpenings>
{
    private const int Size = 20;

    public async Task<ListingOpenings> Handle(GetOpenings query, CancellationToken cancellationToken)
    {
        var own = caller.Organisation;
        var listing = await db.Listings.AsNoTracking().Where(l => l.Id == query.Listing && l.Organisation == own)
            .Select(l => new { l.Id, l.Code, l.Revisions.OrderByDescending(r => r.Number).First().Content })
            .Found(cancellationToken);
        var openings = db.Openings.AsNoTracking().Where(o => o.Listing == query.Listing);
        var total = await openings.CountAsync(cancellationToken);
        var rows = await openings.OrderByDescending(o => o.At).ThenBy(o => o.Id).Skip((query.Page - 1) * Size).Take(Size)
            .Select(o => new
            {
                Opening = o,
                Person = db.Members.Where(m => m.Id == o.Person).Select(m => m.Name).First(),
                Organisation = db.Organisations.Where(x => x.Id == o.Organisation).Select(x => x.Profile.Name).First(),
            })
            .ToListAsync(cancellationToken);
        var shown = rows.Select(r => r.Opening.Revision).Distinct().ToArray();
        var revisions = await db.Listings.AsNoTracking().Where(l => l.Id == query.Listing).SelectMany(l => l.Revisions).Where(r => shown.Contains(r.Id))
            .Select(r => new { r.Id, r.Number, r.Content }).ToDictionaryAsync(r => r.Id, cancellationToken);
        var page = rows.ConvertAll(r => new OpeningRow(
            r.Person, r.Organisation, r.Opening.At, revisions[r.Opening.Revision].Number, r.Opening.TitleIn(revisions[r.Opening.Revision].Content),
            r.Opening.Disclosure is null, r.Opening.Reason));
        return new ListingOpenings(listing.Id, listing.Code, listing.Content.Title, new Page<OpeningRow>(page, total, query.Page, Size));
    }
}

internal sealed class GetOpeningsValidator : AbstractValidator<GetOpenings>
{
    public GetOpeningsValidator() => RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
}
