using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using MediatR;

namespace Marketplace.Application.Policies;

/// <summary>All policies with their versions, for those who publish them.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetPolicies : IQuery<IReadOnlyList<PolicyRow>>;

/// <param name="Versions">Newest first.</param>
public sealed record PolicyRow(PolicyKind Kind, IReadOnlyList<PolicyVersion> Versions);

internal sealed class GetPoliciesHandler(MarketplaceDb db, TimeProvider clock) : IRequestHandler<GetPolicies, IReadOnlyList<PolicyRow>>
{
    public async Task<IReadOnlyList<PolicyRow>> Handle(GetPolicies query, CancellationToken cancellationToken)
    {
        var versions = await db.Policies.VersionsOfAll(clock, cancellationToken);
        return [.. Enum.GetValues<PolicyKind>().Select(kind => new PolicyRow(kind, versions.GetValueOrDefault(kind, [])))];
    }
}
