using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Common;

internal static class PublicOrganisations
{
    /// <summary>Those that the public sees: verified, and hidden by nothing.</summary>
    public static IQueryable<Organisation> Public(this IQueryable<Organisation> organisations) => organisations.Where(o => o.VerifiedAt != null && o.HiddenSince == null);
}
