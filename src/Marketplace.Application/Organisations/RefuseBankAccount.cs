using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Staff do not verify an account, and say why.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record RefuseBankAccount(OrganisationId Organisation, Version Seen, BankAccountId Account, string? Reason) : ICommand;

internal sealed class RefuseBankAccountHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<RefuseBankAccount>
{
    protected override async Task Handle(RefuseBankAccount command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var organisation = await db.Organisations.Include(o => o.BankAccounts).Find(command.Organisation, command.Seen, cancellationToken);
        organisation.RefuseBankAccount(command.Account, command.Reason!, caller.Person, now);
        await db.WriteTo(
            organisation.Id, Power.Pay, "BankAccountRefused", organisation.Id.Value, now,
            language => [organisation.Profile.Name.In(language).Text, command.Reason!.Trim(), site.Link(language, "organisation/accounts")], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RefuseBankAccountValidator : AbstractValidator<RefuseBankAccount>
{
    public RefuseBankAccountValidator() => RuleFor(c => c.Reason).NotEmpty().Text(OrganisationRules.TextLength);
}
