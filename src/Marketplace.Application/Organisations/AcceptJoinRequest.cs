using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Application.Resources;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>A representative takes in somebody who asked to join, with a role.</summary>
[AllowedTo(Capability.Any, Power.Manage)]
public sealed record AcceptJoinRequest(JoinRequestId Request, Version Seen, MembershipId Membership, Role? Role) : ICommand;

internal sealed class AcceptJoinRequestHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<AcceptJoinRequest>
{
    protected override async Task Handle(AcceptJoinRequest command, CancellationToken cancellationToken)
    {
        var (role, now) = (command.Role!.Value, clock.GetUtcNow().UtcDateTime);
        var request = await db.JoinRequests.OwnedBy(caller.Organisation).Find(command.Request, command.Seen, cancellationToken);
        var organisation = await db.Organisations.OwnOf(caller).SingleAsync(cancellationToken);
        request.Accept(caller.Person, now);
        organisation.Admit(command.Membership, request.Person, role, now);
        var person = await db.Members.AsNoTracking().SingleAsync(m => m.Id == request.Person, cancellationToken);
        db.Post(
            person.Mail, person.Language, "JoinAccepted", request.Id.Value, now,
            organisation.Profile.Name.In(person.Language).Text, Sentences.OfMail("Role" + role, person.Language), site.Link(person.Language, "work"));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AcceptJoinRequestValidator : AbstractValidator<AcceptJoinRequest>
{
    public AcceptJoinRequestValidator() => RuleFor(c => c.Role).NotNull().IsInEnum();
}
