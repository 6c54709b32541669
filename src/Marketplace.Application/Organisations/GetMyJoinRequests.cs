using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Where the caller asked to join, the latest first.</summary>
[AllowedToSignedIn]
public sealed record GetMyJoinRequests : IQuery<IReadOnlyList<MyJoinRequest>>;

/// <param name="Name">Of a verified organisation; of another one they know the code only.</param>
public sealed record MyJoinRequest(JoinRequestId Id, Version Version, string Code, Bilingual? Name, JoinRequestState State, DateTime AskedAt);

internal sealed class GetMyJoinRequestsHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetMyJoinRequests, IReadOnlyList<MyJoinRequest>>
{
    private const int Latest = 20;

    public async Task<IReadOnlyList<MyJoinRequest>> Handle(GetMyJoinRequests query, CancellationToken cancellationToken)
    {
        var rows = await db.JoinRequests.AsNoTracking().AskedBy(caller.Person)
            .OrderByDescending(r => r.AskedAt).Take(Latest)
            .Join(db.Organisations, r => r.Organisation, o => o.Id, (r, o) => new { r.Id, r.Version, o.Code, o.Profile.Name, IsPublic = o.VerifiedAt != null, r.State, r.AskedAt })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new MyJoinRequest(r.Id, r.Version, r.Code, r.IsPublic || r.State == JoinRequestState.Accepted ? r.Name : null, r.State, r.AskedAt));
    }
}
