using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>The public and the index lose it in the same transaction as the decision.</summary>
internal sealed class HideOrganisationWhenContentIsTakenDown(MarketplaceDb db) : IReaction<ContentTakenDown>
{
    public async Task On(ContentTakenDown deed, CancellationToken cancellationToken)
    {
        if (deed.Thing is { Kind: ReportedKind.Organisation, Organisation: { } reported })
        {
            var organisation = await db.Organisations.Include(o => o.Suspensions).Find(reported, cancellationToken);
            organisation.Suspend(deed.Case.Value, deed.Reason, deed.At);
        }
    }
}
