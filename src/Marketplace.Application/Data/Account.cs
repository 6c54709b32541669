using Marketplace.Domain.Members;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Application.Data;

/// <summary>How a member signs in. Shares its id with <see cref="Member"/>.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public MemberId Member => new(Id);
}
