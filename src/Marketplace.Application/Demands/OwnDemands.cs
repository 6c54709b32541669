using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Demands;

/// <summary>Whose demand it is: another organisation's is not found.</summary>
internal static class OwnDemands
{
    public static IQueryable<Demand> OwnedBy(this IQueryable<Demand> demands, OrganisationId organisation) => demands.Where(d => d.Organisation == organisation);

    /// <summary>What was public once; a draft of somebody else's is not found.</summary>
    public static IQueryable<Demand> OncePublic(this IQueryable<Demand> demands) => demands.Where(d => d.PublicRevision != null);
}
