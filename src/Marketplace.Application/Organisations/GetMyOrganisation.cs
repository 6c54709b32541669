using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>The organisation that the caller acts for, with its people.</summary>
[AllowedTo(Capability.Any, Power.None)]
public sealed record GetMyOrganisation : IQuery<MyOrganisation>;

/// <param name="HiddenFor">Why a case hides it from the public, each reason.</param>
/// <param name="Invitations">Not answered yet; empty for who does not manage, like the requests to join.</param>
public sealed record MyOrganisation(
    OrganisationId Id,
    Version Version,
    string Code,
    string? TaxCode,
    LegalPaper? Paper,
    string? PaperKind,
    ProfileForm Profile,
    Capability Capabilities,
    bool IsVerified,
    bool Waits,
    Verdict? Verdict,
    IReadOnlyList<string> HiddenFor,
    IReadOnlyList<Colleague> Members,
    IReadOnlyList<PendingInvitation> Invitations,
    IReadOnlyList<AskedToJoin> JoinRequests,
    LegalParent? Parent,
    IReadOnlyList<Unit> Units,
    bool MayManage,
    bool MayPay);

/// <summary>What staff decided last about an organisation that is not verified, and why.</summary>
public sealed record Verdict(VerificationOutcome Outcome, string? Reason, DateTime At);

/// <param name="Authority">A representative's; null until it is stated.</param>
/// <param name="AuthorityHolds">False for a power of attorney that has ended, or has not begun.</param>
public sealed record Colleague(
    MembershipId Membership, string Name, string Mail, Role Role, DateTime Since, bool IsMe, AuthorityForm? Authority, bool AuthorityHolds);

/// <summary>Somebody who waits for an answer.</summary>
public sealed record AskedToJoin(JoinRequestId Id, Version Version, string Name, string Mail, string? Message, DateTime AskedAt);

/// <summary>The organisation that signs for a unit.</summary>
public sealed record LegalParent(Bilingual Name, UnitState State);

/// <summary>A unit that named this organisation as its legal parent.</summary>
public sealed record Unit(OrganisationId Id, Version Version, string Code, string? TaxCode, Bilingual Name, UnitState State, bool IsVerified);

public sealed record PendingInvitation(LinkId Id, string Mail, Role Role, DateTime ExpiresAt);

internal sealed class GetMyOrganisationHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : IRequestHandler<GetMyOrganisation, MyOrganisation>
{
    /// <summary>Of requests to join; the others come up as these are answered.</summary>
    private const int Most = 50;

    public async Task<MyOrganisation> Handle(GetMyOrganisation query, CancellationToken cancellationToken)
    {
        var own = await db.Organisations.AsNoTracking().OwnOf(caller)
            .Select(o => new { o.Id, o.Version, o.Code, o.TaxCode, o.Paper, o.Parent, o.UnitState, o.Profile, o.Capabilities, IsVerified = o.VerifiedAt != null, Waits = o.WaitsSince != null, HiddenFor = o.Suspensions.Where(s => !s.IsLifted).OrderBy(s => s.At).Select(s => s.Reason).ToList() })
            .SingleAsync(cancellationToken);
        var members = await db.Organisations.AsNoTracking().OwnOf(caller).SelectMany(o => o.Memberships).Where(m => m.EndedAt == null)
            .Join(db.Members, m => m.Member, p => p.Id, (m, p) => new { m.Id, p.Name, p.Mail, m.Role, m.Since, m.Authority, Person = p.Id })
            .OrderByDescending(m => m.Role).ThenBy(m => m.Since)
            .ToListAsync(cancellationToken);
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        return new MyOrganisation(
            own.Id, own.Version, own.Code, own.TaxCode, own.Paper, own.Paper is null ? null : lists.Name(ReferenceListNames.LegalPapers, own.Paper.Kind, caller.Language), ProfileForm.Of(own.Profile), own.Capabilities, own.IsVerified, own.Waits,
            own.IsVerified ? null : await Verdict(cancellationToken), own.HiddenFor,
            members.ConvertAll(m => new Colleague(m.Id, m.Name, m.Mail, m.Role, m.Since, m.Person == caller.Person, AuthorityForm.Of(m.Authority), m.Authority?.HoldsOn(today) != false)),
            caller.Has(Power.Manage) ? await Invitations(cancellationToken) : [],
            caller.Has(Power.Manage) ? await JoinRequests(cancellationToken) : [],
            own.Parent is { } parent ? new LegalParent(await db.Organisations.Where(o => o.Id == parent).Select(o => o.Profile.Name).SingleAsync(cancellationToken), own.UnitState!.Value) : null,
            await Units(cancellationToken),
            caller.Has(Power.Manage), caller.Has(Power.Pay));
    }

    private async Task<IReadOnlyList<PendingInvitation>> Invitations(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Links.AsNoTracking()
            .Where(l => l.Organisation == caller.Organisation && l.Purpose == LinkPurpose.JoinOrganisation && l.UsedAt == null && l.ExpiresAt > now)
            .OrderBy(l => l.ExpiresAt)
            .Select(l => new PendingInvitation(l.Id, l.Mail, l.Role!.Value, l.ExpiresAt))
            .ToListAsync(cancellationToken);
    }

    private Task<Verdict?> Verdict(CancellationToken cancellationToken) => db.Organisations.AsNoTracking().OwnOf(caller)
        .SelectMany(o => o.Verifications).OrderByDescending(v => v.At)
        .Select(v => new Verdict(v.Outcome, v.Reason, v.At)).FirstOrDefaultAsync(cancellationToken);

    private async Task<IReadOnlyList<AskedToJoin>> JoinRequests(CancellationToken cancellationToken) => await db.JoinRequests.AsNoTracking()
        .OwnedBy(caller.Organisation).Where(r => r.State == JoinRequestState.Waiting)
        .OrderBy(r => r.AskedAt).Take(Most)
        .Join(db.Members, r => r.Person, p => p.Id, (r, p) => new AskedToJoin(r.Id, r.Version, p.Name, p.Mail, r.Message, r.AskedAt))
        .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<Unit>> Units(CancellationToken cancellationToken) => await db.Organisations.AsNoTracking().UnitsOf(caller)
        .OrderBy(o => o.TaxCode)
        .Select(o => new Unit(o.Id, o.Version, o.Code, o.TaxCode, o.Profile.Name, o.UnitState!.Value, o.VerifiedAt != null))
        .ToListAsync(cancellationToken);
}
