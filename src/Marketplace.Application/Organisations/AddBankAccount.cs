using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>A representative or accountant says where their organisation is paid; staff verify it.</summary>
[AllowedTo(Capability.Any, Power.Pay)]
public sealed record AddBankAccount(OrganisationId Organisation, Version Seen, BankAccountId Account, string? Bank, string? Number, string? Holder) : ICommand;

internal sealed class AddBankAccountHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AddBankAccount>
{
    protected override async Task Handle(AddBankAccount command, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.OwnOf(caller).Include(o => o.BankAccounts).Find(command.Organisation, command.Seen, cancellationToken);
        organisation.AddBankAccount(command.Account, command.Bank!, command.Number!, command.Holder!, caller.Person, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AddBankAccountValidator : AbstractValidator<AddBankAccount>
{
    public AddBankAccountValidator(ReferenceLists lists)
    {
        RuleFor(c => c.Bank).NotEmpty().Code(lists, ReferenceListNames.Banks);
        RuleFor(c => c.Number).NotEmpty().Must(number => string.IsNullOrWhiteSpace(number) || BankAccount.IsWellFormed(BankAccount.Written(number))).WithErrorCode(nameof(OrganisationRules.AnAccountNumberHasItsShape));
        RuleFor(c => c.Holder).NotEmpty().Text(300);
    }
}
