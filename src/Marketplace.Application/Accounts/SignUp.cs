using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Accounts;

/// <summary>
/// Somebody makes an account. The answer is the same when the address already has one: only its letter, which nobody else reads, says so.
/// </summary>
/// <param name="Language">In which mail is written to them.</param>
/// <param name="Accepted">The versions of the policies that the form showed, once they ticked that they accept them.</param>
[AllowedToAnyone]
public sealed record SignUp(MemberId Member, string? Name, string? Mail, Secret Password, Language? Language, IReadOnlyList<PolicyId> Accepted) : ICommand, ICreates;

internal sealed class SignUpHandler(MarketplaceDb db, UserManager<Account> accounts, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<SignUp>
{
    private static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(7);

    protected override async Task Handle(SignUp command, CancellationToken cancellationToken)
    {
        var mail = command.Mail!.Trim();
        if (await accounts.FindByEmailAsync(mail) is { } existing)
        {
            // As slow as making an account, so that the time does not tell who has one.
            _ = accounts.PasswordHasher.HashPassword(existing, command.Password.Text);
            await WriteToOwner(existing, cancellationToken);
        }
        else
        {
            await Begin(command, mail, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task Begin(SignUp command, string mail, CancellationToken cancellationToken)
    {
        var (now, language) = (clock.GetUtcNow().UtcDateTime, command.Language!.Value);
        var member = new Member(command.Member, command.Name!, mail, language, now);
        await db.AcceptAll(member, command.Accepted, now, cancellationToken);
        db.Members.Add(member);
        var account = new Account { Id = command.Member.Value, UserName = mail, Email = mail };
        (await accounts.CreateAsync(account, command.Password.Text)).Require();
        var (link, query) = OneTimeLink.For(LinkId.New(), LinkPurpose.ConfirmMail, mail, now + TimeToConfirm);
        db.Links.Add(link);
        db.Post(mail, language, "ConfirmMail", account.Id, now, command.Name!.Trim(), site.Link(language, "account/confirm" + query));
    }

    private async Task WriteToOwner(Account account, CancellationToken cancellationToken)
    {
        var language = await db.Members.Where(m => m.Id == account.Member).Select(m => m.Language).SingleAsync(cancellationToken);
        db.Post(account.Email!, language, "AlreadySignedUp", account.Id, clock.GetUtcNow().UtcDateTime, site.Link(language, "account/sign-in"), site.Link(language, "account/forgotten"));
    }
}

internal sealed class SignUpValidator : AbstractValidator<SignUp>
{
    public SignUpValidator()
    {
        RuleFor(c => c.Name).PersonName();
        RuleFor(c => c.Mail).Mail();
        RuleFor(c => c.Password).Password();
        RuleFor(c => c.Language).NotNull().IsInEnum();
        RuleFor(c => c.Accepted).NotEmpty().WithErrorCode(nameof(MemberRules.ThePoliciesAreAcceptedToJoin));
    }
}
