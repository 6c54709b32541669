using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Policies;

/// <summary>The newest version of a policy, to write the next one from, and who published which.</summary>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record GetPolicyToPublish(PolicyKind Kind) : IQuery<PolicyToPublish>;

/// <param name="History">Newest first.</param>
public sealed record PolicyToPublish(PolicyId Id, int Number, Bilingual Text, IReadOnlyList<PublishedVersion> History);

/// <param name="By">Null when the project shipped it.</param>
public sealed record PublishedVersion(int Number, DateOnly From, string? By, DateTime At, Bilingual Changes);

internal sealed class GetPolicyToPublishHandler(MarketplaceDb db) : IRequestHandler<GetPolicyToPublish, PolicyToPublish>
{
    public async Task<PolicyToPublish> Handle(GetPolicyToPublish query, CancellationToken cancellationToken)
    {
        var newest = await db.Policies.AsNoTracking().Where(p => p.Kind == query.Kind).OrderByDescending(p => p.Number).Found(cancellationToken);
        var history = await db.Policies.AsNoTracking().Where(p => p.Kind == query.Kind).OrderByDescending(p => p.Number)
            .Select(p => new { p.Number, p.EffectiveFrom, By = db.Members.Where(m => m.Id == p.PublishedBy).Select(m => m.Name).FirstOrDefault(), p.PublishedAt, p.Changes })
            .ToListAsync(cancellationToken);
        return new PolicyToPublish(newest.Id, newest.Number, newest.Text, history.ConvertAll(p => new PublishedVersion(p.Number, p.EffectiveFrom, p.By, p.PublishedAt, p.Changes)));
    }
}
