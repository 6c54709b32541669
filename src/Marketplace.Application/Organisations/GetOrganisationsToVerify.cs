using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Organisations that wait for staff to verify them, the longest waiting first.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record GetOrganisationsToVerify(int Page) : IQuery<Page<OrganisationToVerify>>;

/// <param name="DueAt">Staff verify within two working days.</param>
public sealed record OrganisationToVerify(
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
    DateTime DueAt,
    bool IsLate,
    IReadOnlyList<Contact> Representatives);

public sealed record Contact(string Name, string Mail, AuthorityForm? Authority, bool AuthorityHolds);

internal sealed class GetOrganisationsToVerifyHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : IRequestHandler<GetOrganisationsToVerify, Page<OrganisationToVerify>>
{
    private const int Size = 20;
    private const int LastPage = 1_000;
    private const int WorkingDays = 2;

    public async Task<Page<OrganisationToVerify>> Handle(GetOrganisationsToVerify query, CancellationToken cancellationToken)
    {
        var waiting = db.Organisations.AsNoTracking().Where(o => o.VerifiedAt == null);
        var total = await waiting.CountAsync(cancellationToken);
        var page = Math.Clamp(query.Page, 1, LastPage);
        var rows = await waiting.OrderBy(o => o.CreatedAt).ThenBy(o => o.Code).Skip((page - 1) * Size).Take(Size)
            .Select(o => new { o.Id, o.Version, o.Code, o.TaxCode, o.Paper, o.Parent, o.UnitState, o.Profile, o.Capabilities, o.CreatedAt })
            .ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(r => r.Id);
        var parentIds = rows.Select(r => r.Parent).OfType<OrganisationId>().ToArray();
        var parents = await db.Organisations.AsNoTracking().Where(o => parentIds.Contains(o.Id)).Select(o => new { o.Id, o.Profile.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        var people = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id))
            .SelectMany(o => o.Memberships, (o, m) => new { o.Id, Membership = m })
            .Where(x => x.Membership.Role == Role.Representative && x.Membership.EndedAt == null)
            .Join(db.Members, x => x.Membership.Member, p => p.Id, (x, p) => new { x.Id, p.Name, p.Mail, x.Membership.Authority })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return new Page<OrganisationToVerify>(
            rows.ConvertAll(r =>
            {
                var due = lists.Calendar.After(r.CreatedAt, WorkingDays);
                return new OrganisationToVerify(
                    r.Id, r.Version, r.Code, r.TaxCode, r.Paper, r.Paper is null ? null : lists.Name(ReferenceListNames.LegalPapers, r.Paper.Kind, caller.Language),
                    r.Parent is { } parent ? new LegalParent(parents[parent], r.UnitState!.Value) : null, r.Profile.Name,
                    lists.Name(ReferenceListNames.LegalKinds, r.Profile.LegalKind, caller.Language),
                    r.Profile.Province is { } province ? lists.Name(ReferenceListNames.Provinces, province, caller.Language) : null,
                    r.Profile.Address, r.Profile.Phone, r.Capabilities, r.CreatedAt, due, now > due,
                    [.. people.Where(p => p.Id == r.Id).Select(p => new Contact(p.Name, p.Mail, AuthorityForm.Of(p.Authority), p.Authority?.HoldsOn(VietnamCalendar.DateOf(now)) != false))]);
            }),
            total, page, Size);
    }
}
