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

/// <summary>The proposals to a demand, for its asker; staff see how far each one is, never what it says. Those that wait come first.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedTo(Capability.Recipient | Capability.Exchange, Power.None)]
public sealed record GetProposals(string DemandCode, int Page) : IQuery<DemandProposals>;

/// <param name="IsOwn">The reader's organisation asks, and may answer.</param>
public sealed record DemandProposals(DemandId Demand, Version Version, string Code, Bilingual Title, DemandStatus Status, bool IsOwn, bool MayAnswer, IReadOnlyList<DeclineReason> Reasons, Page<ProposalRow> Page);

public sealed record DeclineReason(string Code, string Name)
{
    internal static IReadOnlyList<DeclineReason> All(ReferenceLists lists, string list, Language language) => [.. lists.Items(list).Select(r => new DeclineReason(r.Code, r.NameIn(language)))];
}

/// <param name="Message">Null for staff, like listing, price and reason.</param>
/// <param name="Phone">Of the proposer, once accepted.</param>
public sealed record ProposalRow(
    ProposalId Id, Version Version, ProposalState State, string OrganisationCode, Bilingual Organisation, string? Phone, string? ListingCode, Bilingual? ListingTitle,
    string? Message, PriceIdea? Price, DateTime SentAt, DateTime DueAt, int WorkingDaysLeft, DateTime? AnsweredAt, string? Reason, string? ReasonText, NegotiationId? Room);

internal sealed class GetProposalsHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : IRequestHandler<GetProposals, DemandProposals>
{
    private const int Size = 20;

    public async Task<DemandProposals> Handle(GetProposals query, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.AsNoTracking()
            .Where(d => d.Code == query.DemandCode && d.PublicRevision != null && (caller.IsStaff || d.Organisation == caller.Organisation))
            .Select(d => new { d.Id, d.Version, d.Code, d.Status, d.Organisation, d.Revisions.First(r => r.Id == d.PublicRevision).Content })
            .Found(cancellationToken);
        var isOwn = demand.Organisation == caller.Organisation;
        var proposals = db.Proposals.AsNoTracking().Where(p => p.Demand == demand.Id);
        var total = await proposals.CountAsync(cancellationToken);
        var rows = await proposals
            .OrderBy(p => p.State == ProposalState.Waiting ? 0 : 1).ThenByDescending(p => p.SentAt).ThenBy(p => p.Id)
            .Skip((query.Page - 1) * Size).Take(Size)
            .Join(db.Organisations, p => p.Organisation, o => o.Id, (p, o) => new { Proposal = p, o.Code, o.Profile.Name, o.Profile.Phone })
            .SelectMany(x => db.Listings.Where(l => l.Id == x.Proposal.Listing).DefaultIfEmpty(), (x, l) => new
            {
                x.Proposal,
                x.Code,
                x.Name,
                x.Phone,
                ListingCode = (string?)l!.Code,
                Listing = (ListingContent?)l.Revisions.First(r => r.Id == l.PublicRevision).Content,
            })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return new DemandProposals(
            demand.Id, demand.Version, demand.Code, demand.Content.Title, demand.Status, isOwn, isOwn && caller.Has(Power.Negotiate),
            DeclineReason.All(lists, ReferenceListNames.DeclineReasons, caller.Language),
            new Page<ProposalRow>(
                rows.ConvertAll(r => new ProposalRow(
                    r.Proposal.Id, r.Proposal.Version, r.Proposal.State, r.Code, r.Name,
                    isOwn && r.Proposal.State == ProposalState.Accepted ? r.Phone : null,
                    isOwn ? r.ListingCode : null, isOwn ? r.Listing?.Title : null,
                    isOwn ? r.Proposal.Message : null, isOwn ? r.Proposal.Price : null,
                    r.Proposal.SentAt, r.Proposal.DueAt, lists.Calendar.WorkingDaysLeft(now, r.Proposal.DueAt), r.Proposal.AnsweredAt,
                    isOwn && r.Proposal.Reason is { } reason ? lists.Name(ReferenceListNames.DeclineReasons, reason, caller.Language, r.Proposal.AnsweredAt!.Value) : null,
                    isOwn ? r.Proposal.ReasonText : null, isOwn ? r.Proposal.Negotiation : null)),
                total, query.Page, Size));
    }
}

internal sealed class GetProposalsValidator : AbstractValidator<GetProposals>
{
    public GetProposalsValidator() => RuleFor(q => q.Page).InclusiveBetween(1, 10_000);
}
