using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Approvals;

/// <summary>Who may be put in charge of a review, by name.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetReviewers : IQuery<IReadOnlyList<Reviewer>>;

internal sealed class GetReviewersHandler(MarketplaceDb db) : IRequestHandler<GetReviewers, IReadOnlyList<Reviewer>>
{
    public Task<IReadOnlyList<Reviewer>> Handle(GetReviewers query, CancellationToken cancellationToken) => db.ReviewersByName(cancellationToken);
}
