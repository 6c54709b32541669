using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Accounts;

/// <summary>Somebody forgot their password. Answered alike whether or not the address has an account.</summary>
[AllowedToAnyone]
public sealed record AskForNewPassword(LinkId Link, string? Mail) : ICommand, ICreates;

internal sealed class AskForNewPasswordHandler(MarketplaceDb db, UserManager<Account> accounts, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<AskForNewPassword>
{
    private static readonly TimeSpan TimeToSet = TimeSpan.FromHours(24);

    protected override async Task Handle(AskForNewPassword command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await accounts.FindByEmailAsync(command.Mail!.Trim()) is { } account)
        {
            var language = await db.Members.Where(m => m.Id == account.Member).Select(m => m.Language).SingleAsync(cancellationToken);
            var (link, query) = OneTimeLink.For(command.Link, LinkPurpose.SetPassword, account.Email!, now + TimeToSet);
            db.Links.Add(link);
            db.Post(account.Email!, language, "ResetPassword", account.Id, now, site.Link(language, "account/reset" + query));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AskForNewPasswordValidator : AbstractValidator<AskForNewPassword>
{
    public AskForNewPasswordValidator() => RuleFor(c => c.Mail).Mail();
}
