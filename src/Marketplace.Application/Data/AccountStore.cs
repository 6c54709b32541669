using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Marketplace.Application.Data;

/// <summary>Identity's store, saving nothing by itself: an account and its member begin in one transaction.</summary>
internal sealed class AccountStore : UserOnlyStore<Account, MarketplaceDb, Guid>
{
    public AccountStore(MarketplaceDb db, IdentityErrorDescriber describer)
        : base(db, describer) => AutoSaveChanges = false;

    /// <summary>An account is always tracked here. Identity would attach it anew, and so forget what an earlier update before the save changed.</summary>
    public override Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Task.FromResult(IdentityResult.Success);
    }
}
