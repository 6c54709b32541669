using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Where the caller's organisation is paid; for those who pay.</summary>
[AllowedTo(Capability.Any, Power.Pay)]
public sealed record GetBankAccounts : IQuery<OwnBankAccounts>;

public sealed record OwnBankAccounts(OrganisationId Organisation, Version Version, Bilingual Name, IReadOnlyList<BankAccountRow> Accounts);

/// <param name="Bank">Its name in the reader's language.</param>
/// <param name="Reason">Why staff did not verify it.</param>
public sealed record BankAccountRow(BankAccountId Id, string Bank, string Number, string Holder, BankAccountState State, DateTime AddedAt, DateTime? CheckedAt, string? Reason);

internal sealed class GetBankAccountsHandler(MarketplaceDb db, Caller caller, ReferenceLists lists) : IRequestHandler<GetBankAccounts, OwnBankAccounts>
{
    public async Task<OwnBankAccounts> Handle(GetBankAccounts query, CancellationToken cancellationToken)
    {
        var own = await db.Organisations.AsNoTracking().OwnOf(caller).Select(o => new { o.Id, o.Version, o.Profile.Name }).SingleAsync(cancellationToken);
        return new OwnBankAccounts(own.Id, own.Version, own.Name, await db.Organisations.OwnOf(caller).BankAccounts(lists, caller.Language, cancellationToken));
    }
}

internal static class BankAccountRows
{
    /// <summary>Those in use, the latest first.</summary>
    public static async Task<IReadOnlyList<BankAccountRow>> BankAccounts(this IQueryable<Organisation> organisations, ReferenceLists lists, Language language, CancellationToken cancellationToken)
    {
        var rows = await organisations.AsNoTracking().SelectMany(o => o.BankAccounts).Where(a => a.State != BankAccountState.Closed)
            .OrderByDescending(a => a.AddedAt).ToListAsync(cancellationToken);
        return rows.ConvertAll(a => new BankAccountRow(a.Id, lists.Name(ReferenceListNames.Banks, a.Bank, language), a.Number, a.Holder, a.State, a.AddedAt, a.CheckedAt, a.Reason));
    }
}
