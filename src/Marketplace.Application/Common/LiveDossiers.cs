using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Common;

/// <summary>What can still be answered, and what says that two organisations are in touch over a demand.</summary>
internal static class LiveDossiers
{
    /// <summary>Those that take enquiries.</summary>
    public static IQueryable<Listing> Live(this IQueryable<Listing> listings) => listings.Where(l => l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved);

    /// <summary>Those that take proposals.</summary>
    public static IQueryable<Demand> Live(this IQueryable<Demand> demands, DateOnly today) =>
        demands.Where(d => d.Status == DemandStatus.Open && (d.ProposalsUntil == null || d.ProposalsUntil >= today));

    /// <summary>Neither declined nor withdrawn.</summary>
    public static IQueryable<Proposal> Standing(this IQueryable<Proposal> proposals) => proposals.Where(p => p.State == ProposalState.Waiting || p.State == ProposalState.Accepted);

    /// <summary>Not taken back.</summary>
    public static IQueryable<DemandInvitation> Standing(this IQueryable<DemandInvitation> invitations) => invitations.Where(i => i.State != DemandInvitationState.TakenBack);
}
