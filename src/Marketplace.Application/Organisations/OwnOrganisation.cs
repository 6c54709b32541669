using Marketplace.Application.Common;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Organisations;

/// <summary>A person manages the organisation that they act for; another one is not found.</summary>
internal static class OwnOrganisation
{
    public static IQueryable<Organisation> OwnOf(this IQueryable<Organisation> organisations, Caller caller)
    {
        var own = caller.Organisation;
        return organisations.Where(o => o.Id == own);
    }

    /// <summary>The units that named the caller's organisation as their legal parent.</summary>
    public static IQueryable<Organisation> UnitsOf(this IQueryable<Organisation> organisations, Caller caller)
    {
        var own = caller.Organisation;
        return organisations.Where(o => o.Parent == own);
    }
}
