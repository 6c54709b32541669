using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Accounts;

/// <summary>
/// Whoever runs the exchange's machine makes a person represent the exchange: organisation, account and role, whatever is missing.
/// The link to set a password is handed over by the sender, who therefore brings its key.
/// </summary>
/// <param name="TaxCode">Of the exchange; only used while the exchange does not exist yet.</param>
[AllowedToJobs]
public sealed record CreateAdmin(LinkId Link, Secret Key, MemberId Member, string? Mail, string? Name, string? TaxCode) : ICommand, ICreates;

internal sealed class CreateAdminHandler(MarketplaceDb db, UserManager<Account> accounts, TimeProvider clock) : AsyncRequestHandler<CreateAdmin>
{
    private const string ExchangeCode = "SAN";
    private static readonly TimeSpan TimeToSet = TimeSpan.FromHours(24);

    protected override async Task Handle(CreateAdmin command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var exchange = await db.Organisations.SingleOrDefaultAsync(o => o.Code == ExchangeCode, cancellationToken) ?? Found(command, now);
        var account = await accounts.FindByEmailAsync(command.Mail!.Trim()) ?? await Begin(command, now);
        var membership = exchange.Memberships.SingleOrDefault(m => m.Member == account.Member && m.EndedAt is null);
        if (membership is null)
        {
            exchange.Admit(MembershipId.New(), account.Member, Role.Representative, now);
        }
        else
        {
            exchange.ChangeRole(membership.Id, Role.Representative);
        }

        db.Links.Add(OneTimeLink.With(command.Key, command.Link, LinkPurpose.SetPassword, account.Email!, now + TimeToSet));
        await db.SaveChangesAsync(cancellationToken);
    }

    private Organisation Found(CreateAdmin command, DateTime now)
    {
        var exchange = new Organisation(
            OrganisationId.New(), ExchangeCode, command.TaxCode!.Trim(),
            new OrganisationProfile { Name = new Bilingual("Sàn Giao dịch Công nghệ Hà Nội", "Hanoi Technology Exchange"), LegalKind = "agency", Province = "01" },
            Capability.Exchange, isDemo: false, now);
        exchange.Verify(now);
        db.Organisations.Add(exchange);
        return exchange;
    }

    private async Task<Account> Begin(CreateAdmin command, DateTime now)
    {
        var mail = command.Mail!.Trim();
        db.Members.Add(new Member(command.Member, command.Name!, mail, Language.Vi, now));
        var account = new Account { Id = command.Member.Value, UserName = mail, Email = mail };
        (await accounts.CreateAsync(account)).Require();
        return account;
    }
}

internal sealed class CreateAdminValidator : AbstractValidator<CreateAdmin>
{
    public CreateAdminValidator()
    {
        RuleFor(c => c.Mail).Mail();
        RuleFor(c => c.Name).PersonName();
        RuleFor(c => c.TaxCode).Must(code => TaxCode.IsWellFormed(code?.Trim())).WithErrorCode(nameof(OrganisationRules.ATaxCodeHasItsShape));
    }
}
