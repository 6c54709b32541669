using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Deals;

/// <summary>One deal of the register, for its parties and staff.</summary>
[AllowedTo(Capability.Any, Power.None)]
public sealed record GetDeal(string Code) : IQuery<RegisteredDeal>;

/// <param name="Title">As both read it: of the revision that the deal pins.</param>
/// <param name="Side">The reader's side; null for staff.</param>
/// <param name="EndReason">A party's words; null for staff.</param>
public sealed record RegisteredDeal(
    DealId Id,
    Version Version,
    string Code,
    NegotiationId Negotiation,
    string NegotiationCode,
    string ListingCode,
    Bilingual Title,
    DealParty Supplier,
    DealParty Recipient,
    Side? Side,
    NamedTerms Terms,
    DealStatus Status,
    DateTime AgreedAt,
    DateTime? EndedAt,
    Side? EndedBy,
    string? EndReason,
    bool MayAbandon,
    bool IsDemo);

public sealed record DealParty(string Code, Bilingual Name, string? Phone);

internal sealed class GetDealHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, DemoSwitch demo) : IRequestHandler<GetDeal, RegisteredDeal>
{
    public async Task<RegisteredDeal> Handle(GetDeal query, CancellationToken cancellationToken)
    {
        var own = caller.Organisation;
        var found = await db.RegisteredFor(caller, demo).AsNoTracking()
            .Where(d => d.Code == query.Code)
            .Join(db.Listings, d => d.Listing, l => l.Id, (d, l) => new { Deal = d, l.Code, l.Revisions.First(r => r.Id == d.Revision).Content })
            .Join(db.Organisations, x => x.Deal.Supplier, o => o.Id, (x, o) => new { x.Deal, x.Code, x.Content, Supplier = new DealParty(o.Code, o.Profile.Name, o.Profile.Phone) })
            .Join(db.Organisations, x => x.Deal.Recipient, o => o.Id, (x, o) => new
            {
                x.Deal.Id,
                x.Deal.Version,
                x.Deal.Code,
                x.Deal.Negotiation,
                NegotiationCode = db.Negotiations.Where(n => n.Id == x.Deal.Negotiation).Select(n => n.Code).First(),
                ListingCode = x.Code,
                x.Content,
                x.Supplier,
                Recipient = new DealParty(o.Code, o.Profile.Name, o.Profile.Phone),
                IsSupplier = x.Deal.Supplier == own,
                IsRecipient = x.Deal.Recipient == own,
                x.Deal.Terms,
                x.Deal.Status,
                x.Deal.AgreedAt,
                x.Deal.EndedAt,
                x.Deal.EndedBy,
                x.Deal.EndReason,
                x.Deal.IsDemo,
            })
            .Found(cancellationToken);
        Side? side = found.IsSupplier ? Side.Supplier : found.IsRecipient ? Side.Recipient : null;
        return new RegisteredDeal(
            found.Id, found.Version, found.Code, found.Negotiation, found.NegotiationCode, found.ListingCode, found.Content.Title, found.Supplier, found.Recipient, side,
            NamedTerms.Of(found.Terms, lists, caller.Language, found.AgreedAt), found.Status, found.AgreedAt, found.EndedAt, found.EndedBy, side is null ? null : found.EndReason,
            side is not null && caller.Has(Power.Bind) && found.Status is DealStatus.Drafting or DealStatus.AwaitingSignatures, found.IsDemo);
    }
}
