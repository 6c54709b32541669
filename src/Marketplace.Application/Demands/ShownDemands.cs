using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Demands;

/// <summary>A demand with the revision that is to be shown.</summary>
internal sealed class ShownDemandRevision
{
    public required Demand Demand { get; init; }

    public required DemandRevision Revision { get; init; }
}

internal static class ShownDemands
{
    /// <summary>The revision that the public sees of a demand.</summary>
    public static IQueryable<ShownDemandRevision> PublicOf(this IQueryable<Demand> demands, string code) => demands.AsNoTracking()
        .Where(d => d.Code == code && (d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched))
        .Select(d => new ShownDemandRevision { Demand = d, Revision = d.Revisions.First(r => r.Id == d.PublicRevision) });

    /// <summary>The newest revision of a demand, whatever its status.</summary>
    public static IQueryable<ShownDemandRevision> LatestOf(this IQueryable<Demand> demands, DemandId demand) => demands.AsNoTracking()
        .Where(d => d.Id == demand)
        .Select(d => new ShownDemandRevision { Demand = d, Revision = d.Revisions.OrderByDescending(r => r.Number).First() });

    /// <summary>As the public may read it: of an anonymous one, nothing of its asker.</summary>
    /// <exception cref="Refused">when there is none for this reader.</exception>
    public static async Task<PublicDemand> Shown(this IQueryable<ShownDemandRevision> revisions, MarketplaceDb db, ReferenceLists lists, Caller caller, DateOnly today, CancellationToken cancellationToken)
    {
        var reader = caller.OrganisationOrNone;
        var found = await revisions
            .Join(db.Organisations, s => s.Demand.Organisation, o => o.Id, (s, o) => new { s.Demand, s.Revision, Asker = o })
            .Select(s => new
            {
                s.Demand.Id,
                s.Demand.Code,
                s.Demand.Status,
                s.Demand.Organisation,
                s.Demand.IsDemo,
                s.Demand.OpenedAt,
                s.Revision.Content,
                s.Revision.EditedAt,
                s.Asker.Profile.Name,
                OrganisationCode = s.Asker.Code,
                s.Asker.VerifiedAt,
                Invitation = db.DemandInvitations
                    .Where(i => i.Demand == s.Demand.Id && i.Organisation == reader && (i.State == DemandInvitationState.Sent || i.State == DemandInvitationState.Declined))
                    .Select(i => (DemandInvitationState?)i.State).FirstOrDefault(),
            })
            .Found(cancellationToken);
        var content = found.Content;
        var isOwn = found.Organisation == reader;
        return new PublicDemand(
            found.Id, found.Code, NamedDemand.Of(content.AsPublic(), lists, caller.Language, found.EditedAt),
            content.Deadline is { } deadline ? deadline.DayNumber - today.DayNumber : null,
            content.IsAnonymous ? Bilingual.None : found.Name, content.IsAnonymous ? null : found.OrganisationCode, content.IsAnonymous ? null : found.VerifiedAt,
            found.IsDemo, found.OpenedAt, found.Status,
            caller.IsStaff || isOwn ? await db.Proposals.CountAsync(p => p.Demand == found.Id, cancellationToken) : null, isOwn, found.Invitation);
    }
}
