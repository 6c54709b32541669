using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Approvals;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Approvals;

/// <summary>A reviewer takes a demand's review, gives it to a colleague, or gives it back to all. Whoever decides is not bound by it.</summary>
/// <param name="To">Who is now in charge; null for nobody.</param>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record AssignDemandReview(DemandId Demand, Version Seen, DemandRevisionId Read, MemberId? To) : ICommand;

internal sealed class AssignDemandReviewHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AssignDemandReview>
{
    protected override async Task Handle(AssignDemandReview command, CancellationToken cancellationToken)
    {
        var demand = await db.Demands.OfAnyone().Find(command.Demand, command.Seen, cancellationToken);
        ApprovalRules.OnlyReviewersAreAssigned.Require(command.To is not { } to || await db.Reviewers().AnyAsync(m => m.Id == to, cancellationToken));
        demand.AssignReview(command.Read, command.To, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
