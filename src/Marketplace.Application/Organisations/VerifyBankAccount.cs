using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Staff have compared an account with the bank's paper.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record VerifyBankAccount(OrganisationId Organisation, Version Seen, BankAccountId Account) : ICommand;

internal sealed class VerifyBankAccountHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<VerifyBankAccount>
{
    protected override async Task Handle(VerifyBankAccount command, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.Include(o => o.BankAccounts).Find(command.Organisation, command.Seen, cancellationToken);
        organisation.VerifyBankAccount(command.Account, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
