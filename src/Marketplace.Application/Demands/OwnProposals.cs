using Marketplace.Application.Data;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Demands;

/// <summary>Whose proposal it is: its sender's, and the asker's to answer. Anybody else's is not found.</summary>
internal static class OwnProposals
{
    public static IQueryable<Proposal> SentBy(this IQueryable<Proposal> proposals, OrganisationId organisation) => proposals.Where(p => p.Organisation == organisation);

    public static IQueryable<Proposal> ProposalsTo(this MarketplaceDb db, OrganisationId asker) =>
        db.Proposals.Where(p => db.Demands.Any(d => d.Id == p.Demand && d.Organisation == asker));
}
