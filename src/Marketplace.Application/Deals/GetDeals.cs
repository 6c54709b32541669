using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Deals;

/// <summary>The register of deals, newest first: a party's own, all for staff.</summary>
/// <param name="Status">Null for every status.</param>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Any, Power.None)]
public sealed record GetDeals(DealStatus? Status, int Page) : IQuery<DealRegister>;

/// <param name="Statuses">Those that the caller has deals in, with their numbers, whatever the filter.</param>
/// <param name="UpFront">Whole đồng, over all pages, without deals that came to nothing and without demonstration data.</param>
/// <param name="Demo">How many of the deals on all pages are demonstration data.</param>
public sealed record DealRegister(Page<DealRow> Page, IReadOnlyList<StatusCount> Statuses, long UpFront, int Demo);

public sealed record StatusCount(DealStatus Status, int Count);

public sealed record DealRow(string Code, string ListingCode, Bilingual Title, Bilingual Supplier, Bilingual Recipient, NamedTerms Terms, DealStatus Status, DateTime AgreedAt, bool IsDemo);

internal sealed class GetDealsHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, DemoSwitch demo) : IRequestHandler<GetDeals, DealRegister>
{
    private const int Size = 20;

    public async Task<DealRegister> Handle(GetDeals query, CancellationToken cancellationToken)
    {
        var mine = db.RegisteredFor(caller, demo).AsNoTracking();
        var statuses = await mine.GroupBy(d => d.Status).Select(g => new StatusCount(g.Key, g.Count())).ToListAsync(cancellationToken);
        var deals = query.Status is { } status ? mine.Where(d => d.Status == status) : mine;
        var total = await deals.CountAsync(cancellationToken);
        var upFront = await deals.Where(d => !d.IsDemo && d.Status != DealStatus.Abandoned && d.Status != DealStatus.Recalled).SumAsync(d => d.UpFront, cancellationToken);
        var invented = await deals.CountAsync(d => d.IsDemo, cancellationToken);
        var rows = await deals
            .OrderByDescending(d => d.AgreedAt).ThenBy(d => d.Code)
            .Skip((query.Page - 1) * Size).Take(Size)
            .Select(d => new
            {
                d.Code,
                d.Terms,
                d.Status,
                d.AgreedAt,
                d.IsDemo,
                ListingCode = db.Listings.Where(l => l.Id == d.Listing).Select(l => l.Code).First(),
                Content = db.Listings.Where(l => l.Id == d.Listing).SelectMany(l => l.Revisions).Where(r => r.Id == d.Revision).Select(r => r.Content).First(),
                Supplier = db.Organisations.Where(o => o.Id == d.Supplier).Select(o => o.Profile.Name).First(),
                Recipient = db.Organisations.Where(o => o.Id == d.Recipient).Select(o => o.Profile.Name).First(),
            })
            .ToListAsync(cancellationToken);
        return new DealRegister(
            new Page<DealRow>(
                rows.ConvertAll(d => new DealRow(
                    d.Code, d.ListingCode, d.Content.Title, d.Supplier, d.Recipient, NamedTerms.Of(d.Terms, lists, caller.Language, d.AgreedAt), d.Status, d.AgreedAt, d.IsDemo)),
                total, query.Page, Size),
            [.. statuses.OrderBy(s => s.Status)], upFront, invented);
    }
}

internal sealed class GetDealsValidator : AbstractValidator<GetDeals>
{
    public GetDealsValidator()
    {
        RuleFor(q => q.Status).IsInEnum();
        RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
    }
}
