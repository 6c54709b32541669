using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>What the public reads about a verified organisation, with what it offers.</summary>
/// <param name="Page">Of its listings; 1 for the first.</param>
[AllowedToAnyone]
public sealed record GetOrganisation(string Code, int Page) : IQuery<PublicOrganisation>;

/// <param name="Deals">Agreed and not given up; null below three, which would tell of single ones.</param>
/// <param name="AnswerTime">The median time to an answer, of the latest questions; null when fewer than three were answered.</param>
public sealed record PublicOrganisation(
    string Code,
    Bilingual Name,
    string LegalKind,
    string? Province,
    Bilingual Address,
    string? Phone,
    Bilingual About,
    Capability Capabilities,
    bool IsDemo,
    int? Deals,
    TimeSpan? AnswerTime,
    Page<OfferedListing> Listings);

public sealed record OfferedListing(string Code, Bilingual Title, int? Trl, ListingStatus Status);

internal sealed class GetOrganisationHandler(MarketplaceDb db, Caller caller, ReferenceLists lists) : IRequestHandler<GetOrganisation, PublicOrganisation>
{
    private const int Size = 20;
    private const int LastPage = 10_000;

    /// <summary>Figures of fewer cases tell of single ones.</summary>
    private const int FewestCases = 3;

    /// <summary>How many of the latest answers the median is taken of.</summary>
    private const int LatestAnswers = 101;

    public async Task<PublicOrganisation> Handle(GetOrganisation query, CancellationToken cancellationToken)
    {
        var found = await db.Organisations.AsNoTracking()
            .Public().Where(o => o.Code == query.Code)
            .Select(o => new
            {
                o.Id,
                o.Code,
                o.Profile,
                o.Capabilities,
                o.IsDemo,
                Deals = db.Deals.Count(d => (d.Supplier == o.Id || d.Recipient == o.Id) && d.Status != DealStatus.Abandoned && d.Status != DealStatus.Recalled),
            })
            .Found(cancellationToken);
        return new PublicOrganisation(
            found.Code, found.Profile.Name,
            lists.Name(ReferenceListNames.LegalKinds, found.Profile.LegalKind, caller.Language),
            found.Profile.Province is { } province ? lists.Name(ReferenceListNames.Provinces, province, caller.Language) : null,
            found.Profile.Address, found.Profile.Phone, found.Profile.About, found.Capabilities, found.IsDemo,
            found.Deals >= FewestCases ? found.Deals : null, await AnswerTime(found.Id, cancellationToken),
            await Listings(found.Id, Math.Clamp(query.Page, 1, LastPage), cancellationToken));
    }

    private async Task<TimeSpan?> AnswerTime(OrganisationId organisation, CancellationToken cancellationToken)
    {
        var answers = await db.Negotiations.AsNoTracking().Where(n => n.Supplier == organisation)
            .SelectMany(n => n.Questions).Where(q => q.AnsweredAt != null)
            .OrderByDescending(q => q.AnsweredAt).Take(LatestAnswers)
            .Select(q => new { q.AskedAt, AnsweredAt = q.AnsweredAt!.Value }).ToListAsync(cancellationToken);
        var times = answers.ConvertAll(a => a.AnsweredAt - a.AskedAt);
        times.Sort();
        return times.Count >= FewestCases ? (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2 : null;
    }

    private async Task<Page<OfferedListing>> Listings(OrganisationId organisation, int page, CancellationToken cancellationToken)
    {
        var offered = db.Listings.AsNoTracking().Where(l => l.Organisation == organisation)
            .Where(l => l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred);
        var total = await offered.CountAsync(cancellationToken);
        var rows = await offered
            .OrderByDescending(l => l.PublishedAt).ThenBy(l => l.Code)
            .Skip((page - 1) * Size).Take(Size)
            .Select(l => new { l.Code, l.Status, l.Revisions.First(r => r.Id == l.PublicRevision).Content })
            .ToListAsync(cancellationToken);
        return new Page<OfferedListing>(rows.ConvertAll(r => new OfferedListing(r.Code, r.Content.Title, r.Content.Trl, r.Status)), total, page, Size);
    }
}
