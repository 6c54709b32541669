using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Policies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Policies;

/// <summary>The versions in force that the reader has not accepted.</summary>
/// <param name="ToJoin">Of somebody who is about to make an account: all that are to be accepted.</param>
[AllowedToAnyone]
public sealed record GetPoliciesToAccept(bool ToJoin) : IQuery<IReadOnlyList<PolicyToAccept>>;

public sealed record PolicyToAccept(PolicyId Id, PolicyKind Kind, int Number, DateOnly From, Bilingual Changes);

internal sealed class GetPoliciesToAcceptHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetPoliciesToAccept, IReadOnlyList<PolicyToAccept>>
{
    public async Task<IReadOnlyList<PolicyToAccept>> Handle(GetPoliciesToAccept query, CancellationToken cancellationToken)
    {
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        if (!query.ToJoin && !caller.IsSignedIn)
        {
            return [];
        }

        var policies = query.ToJoin ? db.ToAccept(today) : db.NotAcceptedBy(caller.Person, today);
        return await policies.OrderBy(p => p.Kind).Select(p => new PolicyToAccept(p.Id, p.Kind, p.Number, p.EffectiveFrom, p.Changes)).ToListAsync(cancellationToken);
    }
}
