using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Somebody without an account makes one from an invitation and joins. Holding the letter, they need not confirm the address.</summary>
/// <param name="Accepted">The versions of the policies that the form showed, once they ticked that they accept them.</param>
[AllowedToAnyone]
public sealed record SignUpByInvitation(MemberId Member, LinkId Invitation, Secret Key, MembershipId Membership, string? Name, Secret Password, Language Language, IReadOnlyList<PolicyId> Accepted) : ICommand, ICreates;

internal sealed class SignUpByInvitationHandler(MarketplaceDb db, UserManager<Account> accounts, TimeProvider clock) : AsyncRequestHandler<SignUpByInvitation>
{
    protected override async Task Handle(SignUpByInvitation command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var invitation = await db.Links.Use(command.Invitation, LinkPurpose.JoinOrganisation, command.Key, now, cancellationToken);
        MemberRules.AMailBelongsToOneAccount.Require(await accounts.FindByEmailAsync(invitation.Mail) is null);
        var member = new Member(command.Member, command.Name!, invitation.Mail, command.Language, now);
        await db.AcceptAll(member, command.Accepted, now, cancellationToken);
        db.Members.Add(member);
        var account = new Account { Id = command.Member.Value, UserName = invitation.Mail, Email = invitation.Mail, EmailConfirmed = true };
        (await accounts.CreateAsync(account, command.Password.Text)).Require();
        var organisation = await db.Organisations.SingleAsync(o => o.Id == invitation.Organisation, cancellationToken);
        organisation.Admit(command.Membership, command.Member, invitation.Role!.Value, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class SignUpByInvitationValidator : AbstractValidator<SignUpByInvitation>
{
    public SignUpByInvitationValidator()
    {
        RuleFor(c => c.Name).PersonName();
        RuleFor(c => c.Password).Password();
        RuleFor(c => c.Language).IsInEnum();
        RuleFor(c => c.Accepted).NotEmpty().WithErrorCode(nameof(MemberRules.ThePoliciesAreAcceptedToJoin));
    }
}
