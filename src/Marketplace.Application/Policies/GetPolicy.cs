using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Policies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Policies;

/// <summary>A policy as everybody may read it, with all its versions.</summary>
/// <param name="Number">Of a version; null for the one in force.</param>
[AllowedToAnyone]
public sealed record GetPolicy(PolicyKind Kind, int? Number) : IQuery<PublicPolicy>;

/// <param name="Versions">Newest first, this one among them.</param>
public sealed record PublicPolicy(PolicyVersion Version, Bilingual Text, Bilingual Changes, IReadOnlyList<PolicyVersion> Versions);

/// <param name="Until">The last day in force; null while no later version is known.</param>
public sealed record PolicyVersion(PolicyId Id, int Number, DateOnly From, DateOnly? Until, PolicyState State);

public enum PolicyState
{
    Earlier,
    InForce,
    Coming,
}

internal sealed class GetPolicyHandler(MarketplaceDb db, TimeProvider clock) : IRequestHandler<GetPolicy, PublicPolicy>
{
    public async Task<PublicPolicy> Handle(GetPolicy query, CancellationToken cancellationToken)
    {
        var versions = await db.Policies.VersionsOf(query.Kind, clock, cancellationToken);
        var version = versions.FirstOrDefault(v => query.Number is { } number ? v.Number == number : v.State == PolicyState.InForce) ?? throw new Refused(Problem.NotFound);
        var text = await db.Policies.AsNoTracking().Where(p => p.Id == version.Id).Select(p => new { p.TextVi, p.TextEn, p.Changes }).SingleAsync(cancellationToken);
        return new PublicPolicy(version, new Bilingual(text.TextVi, text.TextEn), text.Changes, versions);
    }
}
