using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Organisations that wait for staff, to be verified themselves or with a bank account, the longest waiting first.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetOrganisationsToVerify(int Page) : IQuery<Page<OrganisationToVerify>>;

/// <param name="Accounts">How many of its bank accounts wait.</param>
/// <param name="AgeInDays">Working days that it has waited.</param>
/// <param name="DaysLeft">Working days to the end of the promised time; negative when it is late.</param>
public sealed record OrganisationToVerify(
    OrganisationId Id, string Code, Bilingual Name, string LegalKind, bool IsVerified, int Accounts, DateTime Since, int AgeInDays, DateTime DueAt, int DaysLeft, bool IsLate);

internal sealed class GetOrganisationsToVerifyHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : IRequestHandler<GetOrganisationsToVerify, Page<OrganisationToVerify>>
{
    private const int Size = 20;
    private const int LastPage = 1_000;

    public async Task<Page<OrganisationToVerify>> Handle(GetOrganisationsToVerify query, CancellationToken cancellationToken)
    {
        var waiting = db.Organisations.AsNoTracking().Where(o => o.WaitsSince != null || o.BankAccounts.Any(a => a.State == BankAccountState.Waiting));
        var total = await waiting.CountAsync(cancellationToken);
        var page = Math.Clamp(query.Page, 1, LastPage);
        var rows = await waiting
            .Select(o => new
            {
                o.Id,
                o.Code,
                o.Profile.Name,
                o.Profile.LegalKind,
                IsVerified = o.VerifiedAt != null,
                Accounts = o.BankAccounts.Count(a => a.State == BankAccountState.Waiting),
                Since = o.WaitsSince ?? o.BankAccounts.Where(a => a.State == BankAccountState.Waiting).Min(a => a.AddedAt),
            })
            .OrderBy(o => o.Since).ThenBy(o => o.Code).Skip((page - 1) * Size).Take(Size)
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return new Page<OrganisationToVerify>(
            rows.ConvertAll(r =>
            {
                var due = lists.Calendar.After(r.Since, OrganisationRules.DaysToVerify);
                return new OrganisationToVerify(
                    r.Id, r.Code, r.Name, lists.Name(ReferenceListNames.LegalKinds, r.LegalKind, caller.Language), r.IsVerified, r.Accounts,
                    r.Since, -lists.Calendar.WorkingDaysLeft(now, r.Since), due, lists.Calendar.WorkingDaysLeft(now, due), now > due);
            }),
            total, page, Size);
    }
}
