using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Application.Resources;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>A representative asks somebody, by mail, to join. Whether the address has an account is not told.</summary>
[AllowedTo(Capability.Any, Power.Manage)]
public sealed record InviteMember(LinkId Invitation, string? Mail, Role? Role) : ICommand, ICreates;

internal sealed class InviteMemberHandler(MarketplaceDb db, UserManager<Account> accounts, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<InviteMember>
{
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(7);

    protected override async Task Handle(InviteMember command, CancellationToken cancellationToken)
    {
        var (mail, now) = (command.Mail!.Trim(), clock.GetUtcNow().UtcDateTime);
        var organisation = await db.Organisations.AsNoTracking().OwnOf(caller).SingleAsync(cancellationToken);
        var known = (await accounts.FindByEmailAsync(mail))?.Member;
        OrganisationRules.AMemberJoinsOnce.Require(known is null || !organisation.Memberships.Any(m => m.Member == known && m.EndedAt is null));

        var inviter = await db.Members.Where(m => m.Id == caller.Person).Select(m => m.Name).SingleAsync(cancellationToken);
        var language = known is null ? caller.Language : await db.Members.Where(m => m.Id == known).Select(m => m.Language).SingleAsync(cancellationToken);
        var (link, query) = OneTimeLink.Invitation(command.Invitation, mail, organisation.Id, command.Role!.Value, now + TimeToAnswer);
        db.Links.Add(link);
        db.Post(
            mail, language, "Invitation", organisation.Id.Value, now,
            inviter, organisation.Profile.Name.In(language).Text, Sentences.OfMail("Role" + command.Role, language), site.Link(language, "organisations/join" + query));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class InviteMemberValidator : AbstractValidator<InviteMember>
{
    public InviteMemberValidator()
    {
        RuleFor(c => c.Mail).Mail();
        RuleFor(c => c.Role).NotNull().IsInEnum();
    }
}
