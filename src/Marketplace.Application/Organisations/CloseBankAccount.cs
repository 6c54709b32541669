using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>The organisation no longer uses an account.</summary>
[AllowedTo(Capability.Any, Power.Pay)]
public sealed record CloseBankAccount(OrganisationId Organisation, Version Seen, BankAccountId Account) : ICommand;

internal sealed class CloseBankAccountHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<CloseBankAccount>
{
    protected override async Task Handle(CloseBankAccount command, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.OwnOf(caller).Include(o => o.BankAccounts).Find(command.Organisation, command.Seen, cancellationToken);
        organisation.CloseBankAccount(command.Account);
        await db.SaveChangesAsync(cancellationToken);
    }
}
