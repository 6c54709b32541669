using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Policies;
using MediatR;

namespace Marketplace.Application.Cases;

/// <summary>Somebody names what they want to report: by its code, or by the address of its page.</summary>
[AllowedToAnyone]
public sealed record GetReportSubjectNamed(string? What) : IQuery<ReportSubject>;

internal sealed class GetReportSubjectNamedHandler(MarketplaceDb db) : IRequestHandler<GetReportSubjectNamed, ReportSubject>
{
    private static readonly char[] EndsOfPath = ['?', '#'];

    public async Task<ReportSubject> Handle(GetReportSubjectNamed query, CancellationToken cancellationToken)
    {
        var text = (query.What ?? "").Trim();
        var end = text.IndexOfAny(EndsOfPath);
        var parts = (end < 0 ? text : text[..end]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (kind, code) = parts switch
        {
            [var only] when only.StartsWith("HS-", StringComparison.OrdinalIgnoreCase) => (ReportedKind.Listing, only),
            [var only] when only.StartsWith("NC-", StringComparison.OrdinalIgnoreCase) => (ReportedKind.Demand, only),
            [var only] => (ReportedKind.Organisation, only),
            [.., "listings", var name] => (ReportedKind.Listing, name),
            [.., "demands", var name] => (ReportedKind.Demand, name),
            [.., "organisations", var name] => (ReportedKind.Organisation, name),
            [.., "policies", var name] => (ReportedKind.Policy, PolicyNamed(name)),
            _ => default((ReportedKind, string?)),
        };
        try
        {
            var (thing, title) = await db.Reported(kind, kind == ReportedKind.Policy ? code ?? "" : (code ?? "").ToUpperInvariant(), cancellationToken);
            return new ReportSubject(thing.Kind, thing.Code, title);
        }
        catch (Refused refused) when (refused.Problem == Problem.NotFound)
        {
            CaseRules.WhatIsReportedIsPublic.Refuse();
            throw;
        }
    }

    /// <summary>"operating-rules" is <see cref="PolicyKind.OperatingRules"/>.</summary>
    private static string? PolicyNamed(string name) => Enum.GetNames<PolicyKind>().FirstOrDefault(n => string.Equals(n, name.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
}
