using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>What somebody needs to know who wants to propose a solution to a demand.</summary>
[AllowedToSignedIn]
public sealed record GetProposalStart(string DemandCode) : IQuery<ProposalStart>;

/// <param name="Hindrance">Why the caller may not propose; null when they may.</param>
/// <param name="Listings">Those of the caller's organisation that can be proposed, by title.</param>
public sealed record ProposalStart(DemandId Demand, string Code, Bilingual Title, DateOnly? ProposalsUntil, ProposalHindrance? Hindrance, IReadOnlyList<ProposableListing> Listings);

public sealed record ProposableListing(ListingId Id, string Code, Bilingual Title);

public enum ProposalHindrance
{
    NoOrganisation,
    OwnDemand,
    NotASupplier,
    NotNegotiating,
    Unverified,
    DemandTaken,
    DeadlinePassed,

    /// <summary>Only invited suppliers propose to it.</summary>
    NotInvited,

    /// <summary>A proposal of the caller's organisation waits for its answer.</summary>
    AlreadyProposed,
}

internal sealed class GetProposalStartHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetProposalStart, ProposalStart>
{
    /// <summary>More than a list to choose from can hold.</summary>
    private const int Most = 200;

    public async Task<ProposalStart> Handle(GetProposalStart query, CancellationToken cancellationToken)
    {
        var own = caller.OrganisationOrNone;
        var demand = await db.Demands.AsNoTracking()
            .Where(d => d.Code == query.DemandCode && (d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched))
            .Select(d => new
            {
                d.Id,
                d.Code,
                d.Status,
                d.Organisation,
                d.ProposalsUntil,
                d.Revisions.First(r => r.Id == d.PublicRevision).Content,
                IsInvited = db.DemandInvitations.Any(i => i.Demand == d.Id && i.Organisation == own && (i.State == DemandInvitationState.Sent || i.State == DemandInvitationState.Declined)),
                IsProposed = db.Proposals.Any(p => p.Demand == d.Id && p.Organisation == own && p.State == ProposalState.Waiting),
            })
            .Found(cancellationToken);
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        var hindrance = this switch
        {
            _ when !caller.IsMember => ProposalHindrance.NoOrganisation,
            _ when demand.Organisation == own => ProposalHindrance.OwnDemand,
            _ when !caller.Capabilities.HasFlag(Capability.Supplier) => ProposalHindrance.NotASupplier,
            _ when !caller.Has(Power.Negotiate) => ProposalHindrance.NotNegotiating,
            _ when !caller.IsVerified => ProposalHindrance.Unverified,
            _ when demand.Status != DemandStatus.Open => ProposalHindrance.DemandTaken,
            _ when demand.ProposalsUntil < today => ProposalHindrance.DeadlinePassed,
            _ when demand.Content.IsForInvited && !demand.IsInvited => ProposalHindrance.NotInvited,
            _ when demand.IsProposed => ProposalHindrance.AlreadyProposed,
            _ => (ProposalHindrance?)null,
        };
        return new ProposalStart(demand.Id, demand.Code, demand.Content.Title, demand.ProposalsUntil, hindrance, hindrance is null ? await Listings(caller.Organisation, cancellationToken) : []);
    }

    private async Task<IReadOnlyList<ProposableListing>> Listings(OrganisationId own, CancellationToken cancellationToken)
    {
        var rows = await db.Listings.AsNoTracking()
            .Live().Where(l => l.Organisation == own)
            .OrderByDescending(l => l.PublishedAt).Take(Most)
            .Select(l => new { l.Id, l.Code, l.Revisions.First(r => r.Id == l.PublicRevision).Content })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(l => new ProposableListing(l.Id, l.Code, l.Content.Title)).OrderBy(l => l.Title.In(caller.Language).Text, StringComparer.CurrentCulture)];
    }
}
