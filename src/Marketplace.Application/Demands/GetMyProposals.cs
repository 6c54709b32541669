using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>The proposals of one's own organisation, newest first, and what askers said of all of them.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Supplier, Power.None)]
public sealed record GetMyProposals(int Page) : IQuery<MyProposals>;

/// <param name="Reasons">Why proposals were declined, the most frequent first.</param>
public sealed record MyProposals(bool MayWithdraw, IReadOnlyDictionary<ProposalState, int> Figures, IReadOnlyList<DeclinedFor> Reasons, Page<MyProposal> Page);

public sealed record DeclinedFor(string Reason, int Count);

/// <param name="Asker">Null while the demand is anonymous and the proposal not accepted, like code and phone.</param>
/// <param name="IsPublic">The demand can be read by everybody.</param>
public sealed record MyProposal(
    ProposalId Id, Version Version, ProposalState State, string DemandCode, Bilingual DemandTitle, bool IsPublic, string? AskerCode, Bilingual? Asker, string? Phone,
    string? ListingCode, Bilingual? ListingTitle, string Message, PriceIdea Price, DateTime SentAt, DateTime DueAt, DateTime? AnsweredAt, string? Reason, string? ReasonText, NegotiationId? Room);

internal sealed class GetMyProposalsHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetMyProposals, MyProposals>
{
    private const int Size = 20;

    public async Task<MyProposals> Handle(GetMyProposals query, CancellationToken cancellationToken)
    {
        var own = db.Proposals.AsNoTracking().SentBy(caller.Organisation);
        var counts = await own.GroupBy(p => new { p.State, p.Reason }).Select(g => new { g.Key.State, g.Key.Reason, Count = g.Count() }).ToListAsync(cancellationToken);
        var figures = counts.GroupBy(c => c.State).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = await own.OrderByDescending(p => p.SentAt).ThenBy(p => p.Id).Skip((query.Page - 1) * Size).Take(Size)
            .Join(db.Demands, p => p.Demand, d => d.Id, (p, d) => new { Proposal = p, Demand = d })
            .Join(db.Organisations, x => x.Demand.Organisation, o => o.Id, (x, o) => new { x.Proposal, x.Demand, o.Code, o.Profile.Name, o.Profile.Phone })
            .SelectMany(x => db.Listings.Where(l => l.Id == x.Proposal.Listing).DefaultIfEmpty(), (x, l) => new
            {
                x.Proposal,
                DemandCode = x.Demand.Code,
                x.Demand.Status,
                x.Demand.Revisions.First(r => r.Id == x.Demand.PublicRevision).Content,
                AskerCode = x.Code,
                AskerName = x.Name,
                AskerPhone = x.Phone,
                ListingCode = (string?)l!.Code,
                Listing = (ListingContent?)l.Revisions.First(r => r.Id == l.PublicRevision).Content,
            })
            .ToListAsync(cancellationToken);
        return new MyProposals(
            caller.Has(Power.Negotiate), figures,
            [.. counts.Where(c => c.Reason is not null).OrderByDescending(c => c.Count).ThenBy(c => c.Reason, StringComparer.Ordinal).Select(c => new DeclinedFor(Name(c.Reason!, now), c.Count))],
            new Page<MyProposal>(
                rows.ConvertAll(r =>
                {
                    var isAccepted = r.Proposal.State == ProposalState.Accepted;
                    var isKnown = isAccepted || !r.Content.IsAnonymous;
                    return new MyProposal(
                        r.Proposal.Id, r.Proposal.Version, r.Proposal.State, r.DemandCode, r.Content.Title, r.Status is DemandStatus.Open or DemandStatus.Matched,
                        isKnown ? r.AskerCode : null, isKnown ? r.AskerName : null, isAccepted ? r.AskerPhone : null,
                        r.ListingCode, r.Listing?.Title, r.Proposal.Message, r.Proposal.Price, r.Proposal.SentAt, r.Proposal.DueAt, r.Proposal.AnsweredAt,
                        r.Proposal.Reason is { } reason ? Name(reason, r.Proposal.AnsweredAt!.Value) : null, r.Proposal.ReasonText, r.Proposal.Negotiation);
                }),
                figures.Values.Sum(), query.Page, Size));
    }

    private string Name(string reason, DateTime at) => lists.Name(ReferenceListNames.DeclineReasons, reason, caller.Language, at);
}

internal sealed class GetMyProposalsValidator : AbstractValidator<GetMyProposals>
{
    public GetMyProposalsValidator() => RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
}
