using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Members;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Accounts;

/// <summary>The owner of an address sets a new password through the letter's link. Every session ends; the address is confirmed by it too.</summary>
[AllowedToAnyone]
public sealed record SetPassword(LinkId Link, Secret Key, Secret Password) : ICommand;

internal sealed class SetPasswordHandler(MarketplaceDb db, UserManager<Account> accounts, TimeProvider clock) : AsyncRequestHandler<SetPassword>
{
    protected override async Task Handle(SetPassword command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var link = await db.Links.Use(command.Link, LinkPurpose.SetPassword, command.Key, now, cancellationToken);
        var account = await accounts.FindByEmailAsync(link.Mail);
        MemberRules.ALinkIsFreshAndUsedOnce.Require(account is not null);

        (await accounts.RemovePasswordAsync(account)).Require();
        (await accounts.AddPasswordAsync(account, command.Password.Text)).Require();
        account.EmailConfirmed = true;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        await SpendWhatOpenedIt(link, account, now, cancellationToken);

        var language = await db.Members.Where(m => m.Id == account.Member).Select(m => m.Language).SingleAsync(cancellationToken);
        db.Post(account.Email!, language, "PasswordChanged", account.Id, now);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SpendWhatOpenedIt(OneTimeLink used, Account account, DateTime now, CancellationToken cancellationToken)
    {
        foreach (var link in await db.Links.Where(l => l.Mail == used.Mail && l.Purpose == used.Purpose && l.UsedAt == null).ToListAsync(cancellationToken))
        {
            link.Spend(now);
        }

        foreach (var session in await db.Sessions.Where(s => s.Member == account.Member && s.EndedAt == null).ToListAsync(cancellationToken))
        {
            session.End(now);
        }
    }
}

internal sealed class SetPasswordValidator : AbstractValidator<SetPassword>
{
    public SetPasswordValidator() => RuleFor(c => c.Password).Password();
}
