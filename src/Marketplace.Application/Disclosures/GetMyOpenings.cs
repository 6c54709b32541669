using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Disclosures;

/// <summary>The confidential parts that the reader opened, newest first.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedToSignedIn]
public sealed record GetMyOpenings(int Page) : IQuery<Page<MyOpening>>;

/// <param name="Organisation">For which the reader opened it.</param>
/// <param name="Document">The document that was taken away; null for the text.</param>
public sealed record MyOpening(string ListingCode, Bilingual Title, int Revision, Bilingual? Document, Bilingual Organisation, DateTime At, string? Reason);

internal sealed class GetMyOpeningsHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetMyOpenings, Page<MyOpening>>
{
    private const int Size = 20;

    public async Task<Page<MyOpening>> Handle(GetMyOpenings query, CancellationToken cancellationToken)
    {
        var person = caller.Person;
        var openings = db.Openings.AsNoTracking().Where(o => o.Person == person);
        var total = await openings.CountAsync(cancellationToken);
        var rows = await openings.OrderByDescending(o => o.At).ThenBy(o => o.Id).Skip((query.Page - 1) * Size).Take(Size)
            .Join(db.Listings, o => o.Listing, l => l.Id, (o, l) => new { Opening = o, l.Code, Revision = l.Revisions.First(r => r.Id == o.Revision) })
            .Join(db.Organisations, x => x.Opening.Organisation, o => o.Id, (x, o) => new { x.Code, x.Revision.Content, x.Revision.Number, o.Profile.Name, x.Opening })
            .ToListAsync(cancellationToken);
        return new Page<MyOpening>(rows.ConvertAll(r => new MyOpening(r.Code, r.Content.Title, r.Number, r.Opening.TitleIn(r.Content), r.Name, r.Opening.At, r.Opening.Reason)), total, query.Page, Size);
    }
}

internal sealed class GetMyOpeningsValidator : AbstractValidator<GetMyOpenings>
{
    public GetMyOpeningsValidator() => RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
}
