using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Cases;

/// <summary>What the public sees and may report, as it stands at this moment.</summary>
internal static class ReportedThings
{
    private static readonly char[] EndsOfPath = ['?', '#'];

    /// <summary>What somebody names by its code, or by the address of its page.</summary>
    /// <exception cref="Refused">the public sees no such thing.</exception>
    public static async Task<(ReportedThing Thing, Bilingual Title)> ReportedNamed(this MarketplaceDb db, string? what, CancellationToken cancellationToken)
    {
        var (kind, code) = Named((what ?? "").Trim());
        try
        {
            return await db.Reported(kind, kind == ReportedKind.Policy ? code ?? "" : (code ?? "").ToUpperInvariant(), cancellationToken);
        }
        catch (Refused refused) when (refused.Problem == Problem.NotFound)
        {
            CaseRules.WhatIsReportedIsPublic.Refuse();
            throw;
        }
    }

    /// <summary>The thing, and its title.</summary>
    /// <exception cref="Refused">the public sees no such thing.</exception>
    public static async Task<(ReportedThing Thing, Bilingual Title)> Reported(this MarketplaceDb db, ReportedKind kind, string code, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case ReportedKind.Listing:
                var listing = await db.Listings.AsNoTracking()
                    .Where(l => l.Code == code && (l.Status == ListingStatus.Published || l.Status == ListingStatus.Reserved || l.Status == ListingStatus.Transferred))
                    .Select(l => new { l.Id, l.Code, l.Organisation, l.PublicRevision, l.Revisions.First(r => r.Id == l.PublicRevision).Content })
                    .Found(cancellationToken);
                return (new ReportedThing(kind, listing.Code, listing.Organisation, listing.Id, listing.PublicRevision), listing.Content.Title);
            case ReportedKind.Demand:
                var demand = await db.Demands.AsNoTracking()
                    .Where(d => d.Code == code && (d.Status == DemandStatus.Open || d.Status == DemandStatus.Matched))
                    .Select(d => new { d.Code, d.Organisation, d.PublicRevision, d.Revisions.First(r => r.Id == d.PublicRevision).Content })
                    .Found(cancellationToken);
                return (new ReportedThing(kind, demand.Code, demand.Organisation, DemandRevision: demand.PublicRevision), demand.Content.Title);
            case ReportedKind.Organisation:
                var organisation = await db.Organisations.AsNoTracking().Public().Where(o => o.Code == code).Select(o => new { o.Id, o.Code, o.Profile.Name, o.Profile.About }).Found(cancellationToken);
                return (new ReportedThing(kind, organisation.Code, organisation.Id, About: organisation.About), organisation.Name);
            default:
                return Enum.TryParse<PolicyKind>(code, out var policy) && policy.ToString() == code
                    ? (new ReportedThing(kind, code, Organisation: null), Bilingual.None)
                    : throw new Refused(Problem.NotFound);
        }
    }

    /// <summary>What a case is about, as its reporter saw it: the pinned revision, whatever became of it since.</summary>
    public static async Task<Bilingual> TitleOf(this MarketplaceDb db, ReportedThing thing, CancellationToken cancellationToken)
    {
        var (revision, demandRevision, organisation) = (thing.Revision, thing.DemandRevision, thing.Organisation);
        return thing.Kind switch
        {
            ReportedKind.Listing => (await db.Listings.SelectMany(l => l.Revisions).Where(r => r.Id == revision).Select(r => r.Content).SingleAsync(cancellationToken)).Title,
            ReportedKind.Demand => (await db.Demands.SelectMany(d => d.Revisions).Where(r => r.Id == demandRevision).Select(r => r.Content).SingleAsync(cancellationToken)).Title,
            ReportedKind.Organisation => await db.Organisations.Where(o => o.Id == organisation).Select(o => o.Profile.Name).SingleAsync(cancellationToken),
            _ => Bilingual.None,
        };
    }

    private static (ReportedKind Kind, string? Code) Named(string text)
    {
        var end = text.IndexOfAny(EndsOfPath);
        return (end < 0 ? text : text[..end]).Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var only] when only.StartsWith("HS-", StringComparison.OrdinalIgnoreCase) => (ReportedKind.Listing, only),
            [var only] when only.StartsWith("NC-", StringComparison.OrdinalIgnoreCase) => (ReportedKind.Demand, only),
            [var only] => (ReportedKind.Organisation, only),
            [.., "listings", var name] => (ReportedKind.Listing, name),
            [.., "demands", var name] => (ReportedKind.Demand, name),
            [.., "organisations", var name] => (ReportedKind.Organisation, name),
            [.., "policies", var name] => (ReportedKind.Policy, PolicyNamed(name)),
            _ => default,
        };
    }

    /// <summary>"operating-rules" is <see cref="PolicyKind.OperatingRules"/>.</summary>
    private static string? PolicyNamed(string name) => Enum.GetNames<PolicyKind>().FirstOrDefault(n => string.Equals(n, name.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
}
