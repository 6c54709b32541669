using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Members;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Application.Accounts;

/// <summary>
/// A new member opens the letter's link. Sent with the sign-in, so that it takes the password too:
/// an account that a stranger made in somebody's name is not opened by its unsuspecting owner.
/// </summary>
[AllowedToAnyone]
public sealed record ConfirmMail(LinkId Link, Secret Key, string Mail) : ICommand;

internal sealed class ConfirmMailHandler(MarketplaceDb db, UserManager<Account> accounts, TimeProvider clock) : AsyncRequestHandler<ConfirmMail>
{
    protected override async Task Handle(ConfirmMail command, CancellationToken cancellationToken)
    {
        var link = await db.Links.Use(command.Link, LinkPurpose.ConfirmMail, command.Key, clock.GetUtcNow().UtcDateTime, cancellationToken);
        var account = await accounts.FindByEmailAsync(command.Mail.Trim());
        MemberRules.ALinkIsFreshAndUsedOnce.Require(account is not null && account.Email == link.Mail);
        account.EmailConfirmed = true;
        await db.SaveChangesAsync(cancellationToken);
    }
}
