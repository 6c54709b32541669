using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>An organisation as staff compare it with its papers: what it says, who represents it, where it is paid, what was decided before.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetOrganisationReview(OrganisationId Organisation) : IQuery<OrganisationReview>;

/// <param name="DueAt">Null while it does not wait for staff.</param>
public sealed record OrganisationReview(
    OrganisationId Id,
    Version Version,
    string Code,
    string? TaxCode,
    LegalPaper? Paper,
    string? PaperKind,
    LegalParent? Parent,
    Bilingual Name,
    string LegalKind,
    string? Province,
    Bilingual Address,
    string? Phone,
    Capability Capabilities,
    DateTime RegisteredAt,
    bool IsVerified,
    DateTime? DueAt,
    int? DaysLeft,
    IReadOnlyList<Contact> Representatives,
    IReadOnlyList<BankAccountRow> BankAccounts,
    IReadOnlyList<PastVerification> History,
    ProposedRecovery? Recovery,
    bool IsTheExchange);

/// <param name="IsMine">Its proposer does not confirm it.</param>
public sealed record ProposedRecovery(RecoveryId Id, Version Version, string LetterNumber, DateOnly LetterOn, string Mail, string By, DateTime At, bool IsMine);

public sealed record Contact(string Name, string Mail, AuthorityForm? Authority, bool AuthorityHolds);

/// <param name="Method">Like the level, named in the reader's language.</param>
public sealed record PastVerification(VerificationOutcome Outcome, string? Method, string? Level, Evidence? Evidence, string? Reason, string By, DateTime At);

internal sealed class GetOrganisationReviewHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : IRequestHandler<GetOrganisationReview, OrganisationReview>
{
    public async Task<OrganisationReview> Handle(GetOrganisationReview query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var one = db.Organisations.AsNoTracking().Where(o => o.Id == query.Organisation);
        var found = await one
            .Select(o => new { o.Id, o.Version, o.Code, o.TaxCode, o.Paper, o.Parent, o.UnitState, o.Profile, o.Capabilities, o.CreatedAt, o.WaitsSince, IsVerified = o.VerifiedAt != null })
            .Found(cancellationToken);
        var people = await one.SelectMany(o => o.Memberships).Where(m => m.Role == Role.Representative && m.EndedAt == null)
            .Join(db.Members, m => m.Member, p => p.Id, (m, p) => new { p.Name, p.Mail, m.Authority }).ToListAsync(cancellationToken);
        var history = await one.SelectMany(o => o.Verifications)
            .Join(db.Members, v => v.By, p => p.Id, (v, p) => new { v.Outcome, v.Evidence, v.Reason, By = p.Name, v.At })
            .OrderByDescending(v => v.At).ToListAsync(cancellationToken);
        DateTime? due = found.WaitsSince is { } since ? lists.Calendar.After(since, OrganisationRules.DaysToVerify) : null;
        return new OrganisationReview(
            found.Id, found.Version, found.Code, found.TaxCode, found.Paper, found.Paper is null ? null : lists.Name(ReferenceListNames.LegalPapers, found.Paper.Kind, caller.Language),
            found.Parent is { } parent ? new LegalParent(await db.Organisations.Where(o => o.Id == parent).Select(o => o.Profile.Name).SingleAsync(cancellationToken), found.UnitState!.Value) : null,
            found.Profile.Name,
            lists.Name(ReferenceListNames.LegalKinds, found.Profile.LegalKind, caller.Language),
            found.Profile.Province is { } province ? lists.Name(ReferenceListNames.Provinces, province, caller.Language) : null,
            found.Profile.Address, found.Profile.Phone, found.Capabilities, found.CreatedAt, found.IsVerified,
            due, due is { } at ? lists.Calendar.WorkingDaysLeft(now, at) : null,
            people.ConvertAll(p => new Contact(p.Name, p.Mail, AuthorityForm.Of(p.Authority), p.Authority?.HoldsOn(VietnamCalendar.DateOf(now)) != false)),
            await one.BankAccounts(lists, caller.Language, cancellationToken),
            history.ConvertAll(v => new PastVerification(
                v.Outcome, Named(ReferenceListNames.VerificationMethods, v.Evidence?.Method, v.At), Named(ReferenceListNames.VerificationLevels, v.Evidence?.Level, v.At), v.Evidence, v.Reason, v.By, v.At)),
            await Recovery(query.Organisation, cancellationToken), found.Capabilities.HasFlag(Capability.Exchange));
    }

    private Task<ProposedRecovery?> Recovery(OrganisationId organisation, CancellationToken cancellationToken)
    {
        var me = caller.Person;
        return db.Recoveries.AsNoTracking().Where(r => r.Organisation == organisation && r.State == RecoveryState.Proposed)
            .Join(db.Members, r => r.ProposedBy, p => p.Id, (r, p) => new ProposedRecovery(r.Id, r.Version, r.LetterNumber, r.LetterOn, r.Mail, p.Name, r.ProposedAt, r.ProposedBy == me))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private string? Named(string list, string? code, DateTime at) => code is null ? null : lists.Name(list, code, caller.Language, at);
}
