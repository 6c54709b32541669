using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Policies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Policies;

/// <summary>A person accepts a version that came into force after they joined.</summary>
[AllowedToSignedIn]
public sealed record AcceptPolicy(PolicyId Policy) : ICommand;

internal sealed class AcceptPolicyHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AcceptPolicy>
{
    protected override async Task Handle(AcceptPolicy command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var policy = await db.ToAccept(VietnamCalendar.DateOf(now)).Where(p => p.Id == command.Policy).Select(p => new { p.Id }).Found(cancellationToken);
        var member = await db.Members.Include(m => m.Acceptances).SingleAsync(m => m.Id == caller.Person, cancellationToken);
        member.Accept(policy.Id, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
