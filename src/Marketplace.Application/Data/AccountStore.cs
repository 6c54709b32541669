using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Marketplace.Application.Data;

/// <summary>Identity's store, saving nothing by itself: an account and its member begin in one transaction.</summary>
internal sealed class AccountStore : UserOnlyStore<Account, MarketplaceDb, Guid>
{
    public AccountStore(MarketplaceDb db, IdentityErrorDescriber describer)
        : base(db, describer) => AutoSaveChanges = false;
}
