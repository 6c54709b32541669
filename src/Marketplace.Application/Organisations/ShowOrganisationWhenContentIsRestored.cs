using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>An appeal was right: its page is public again.</summary>
internal sealed class ShowOrganisationWhenContentIsRestored(MarketplaceDb db) : IReaction<ContentRestored>
{
    public async Task On(ContentRestored deed, CancellationToken cancellationToken)
    {
        if (deed.Thing is { Kind: ReportedKind.Organisation, Organisation: { } reported })
        {
            var organisation = await db.Organisations.Include(o => o.Suspensions).Find(reported, cancellationToken);
            organisation.Resume(deed.Case.Value, deed.At);
        }
    }
}
