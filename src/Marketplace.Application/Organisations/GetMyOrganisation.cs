using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>The organisation that the caller acts for, with its people.</summary>
[AllowedTo(Capability.Any, Power.None)]
public sealed record GetMyOrganisation : IQuery<MyOrganisation>;

/// <param name="Invitations">Not answered yet; empty for who does not manage.</param>
public sealed record MyOrganisation(
    OrganisationId Id,
    Version Version,
    string Code,
    string TaxCode,
    ProfileForm Profile,
    Capability Capabilities,
    bool IsVerified,
    IReadOnlyList<Colleague> Members,
    IReadOnlyList<PendingInvitation> Invitations,
    bool MayManage);

public sealed record Colleague(MembershipId Membership, string Name, string Mail, Role Role, DateTime Since, bool IsMe);

public sealed record PendingInvitation(LinkId Id, string Mail, Role Role, DateTime ExpiresAt);

internal sealed class GetMyOrganisationHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : IRequestHandler<GetMyOrganisation, MyOrganisation>
{
    public async Task<MyOrganisation> Handle(GetMyOrganisation query, CancellationToken cancellationToken)
    {
        var own = await db.Organisations.AsNoTracking().OwnOf(caller)
            .Select(o => new { o.Id, o.Version, o.Code, o.TaxCode, o.Profile, o.Capabilities, IsVerified = o.VerifiedAt != null })
            .SingleAsync(cancellationToken);
        var members = await db.Organisations.AsNoTracking().OwnOf(caller).SelectMany(o => o.Memberships).Where(m => m.EndedAt == null)
            .Join(db.Members, m => m.Member, p => p.Id, (m, p) => new { m.Id, p.Name, p.Mail, m.Role, m.Since, Person = p.Id })
            .OrderByDescending(m => m.Role).ThenBy(m => m.Since)
            .ToListAsync(cancellationToken);
        return new MyOrganisation(
            own.Id, own.Version, own.Code, own.TaxCode, ProfileForm.Of(own.Profile), own.Capabilities, own.IsVerified,
            members.ConvertAll(m => new Colleague(m.Id, m.Name, m.Mail, m.Role, m.Since, m.Person == caller.Person)),
            caller.Has(Power.Manage) ? await Invitations(cancellationToken) : [],
            caller.Has(Power.Manage));
    }

    private async Task<IReadOnlyList<PendingInvitation>> Invitations(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Links.AsNoTracking()
            .Where(l => l.Organisation == caller.Organisation && l.UsedAt == null && l.ExpiresAt > now)
            .OrderBy(l => l.ExpiresAt)
            .Select(l => new PendingInvitation(l.Id, l.Mail, l.Role!.Value, l.ExpiresAt))
            .ToListAsync(cancellationToken);
    }
}
