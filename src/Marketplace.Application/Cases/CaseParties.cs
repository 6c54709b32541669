using Marketplace.Application.Common;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Cases;

/// <summary>The two sides of a case: the reporter by their key, the reported organisation by its members' powers.</summary>
internal static class CaseParties
{
    /// <summary>The case, and whether its key was given; for anybody else it does not exist.</summary>
    public static async Task<(ViolationCase Case, bool IsReporter)> OfParty(this IQueryable<ViolationCase> cases, CaseId id, Secret key, Caller caller, CancellationToken cancellationToken)
    {
        var opened = await cases.Find(id, cancellationToken);
        if (opened.IsOpenedBy(key))
        {
            return (opened, true);
        }

        return opened.Organisation is { } organisation && caller.OrganisationOrNone == organisation && caller.Has(Power.Draft) && opened.Status != CaseStatus.Received
            ? (opened, false)
            : throw new Refused(Problem.NotFound);
    }
}
