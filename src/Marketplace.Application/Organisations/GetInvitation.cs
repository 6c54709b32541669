using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>What a letter's link invites to. Only who holds the letter learns it.</summary>
[AllowedToAnyone]
public sealed record GetInvitation(LinkId Invitation, Secret Key) : IQuery<InvitationToJoin>;

/// <param name="HasAccount">The address has an account: its owner signs in.</param>
/// <param name="IsForMe">The caller is signed in with that address.</param>
public sealed record InvitationToJoin(Bilingual Organisation, Role Role, string Mail, bool HasAccount, bool IsForMe);

internal sealed class GetInvitationHandler(MarketplaceDb db, UserManager<Account> accounts, Caller caller, TimeProvider clock) : IRequestHandler<GetInvitation, InvitationToJoin>
{
    public async Task<InvitationToJoin> Handle(GetInvitation query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var invitation = await db.Links.AsNoTracking().SingleOrDefaultAsync(l => l.Id == query.Invitation && l.Purpose == LinkPurpose.JoinOrganisation, cancellationToken);
        MemberRules.ALinkIsFreshAndUsedOnce.Require(invitation?.Opens(query.Key, now) == true);
        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == invitation!.Organisation).Select(o => o.Profile.Name).SingleAsync(cancellationToken);
        var account = await accounts.FindByEmailAsync(invitation!.Mail);
        return new InvitationToJoin(organisation, invitation.Role!.Value, invitation.Mail, account is not null, account is not null && account.Member == caller.PersonOrNone);
    }
}
