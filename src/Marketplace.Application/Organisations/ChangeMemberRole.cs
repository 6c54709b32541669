using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>A representative gives a member another role; it counts from the member's next message.</summary>
[AllowedTo(Capability.Any, Power.Manage)]
public sealed record ChangeMemberRole(OrganisationId Organisation, Version Seen, MembershipId Membership, Role? Role) : ICommand;

internal sealed class ChangeMemberRoleHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<ChangeMemberRole>
{
    protected override async Task Handle(ChangeMemberRole command, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.OwnOf(caller).Find(command.Organisation, command.Seen, cancellationToken);
        organisation.ChangeRole(command.Membership, command.Role!.Value);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class ChangeMemberRoleValidator : AbstractValidator<ChangeMemberRole>
{
    public ChangeMemberRoleValidator() => RuleFor(c => c.Role).NotNull().IsInEnum();
}
