using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>
/// A member no longer belongs to the organisation; they stop at their next message, and their open work is somebody else's from the same
/// moment. There always is somebody: a representative remains, and an organisation that lost all of them is recovered by official letter.
/// </summary>
/// <param name="Successor">Who takes over their open work; needed while there is any.</param>
/// <param name="Others">Pieces that go to others.</param>
[AllowedTo(Capability.Any, Power.Manage)]
public sealed record EndMembership(OrganisationId Organisation, Version Seen, MembershipId Membership, MembershipId? Successor = null, IReadOnlyList<HandedItem>? Others = null) : ICommand;

internal sealed class EndMembershipHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<EndMembership>
{
    protected override async Task Handle(EndMembership command, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.OwnOf(caller).Find(command.Organisation, command.Seen, cancellationToken);
        organisation.EndMembership(command.Membership, clock.GetUtcNow().UtcDateTime);
        await db.HandOver(organisation, command.Membership, command.Successor, command.Others ?? [], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class EndMembershipValidator : AbstractValidator<EndMembership>
{
    /// <summary>As many as the page lists by themselves.</summary>
    public const int Most = GetHandover.Most;

    public EndMembershipValidator()
    {
        RuleFor(c => c.Others).AtMost(Most);
        RuleFor(c => c.Others).Must(others => others is null || others.DistinctBy(o => o.Work).Count() == others.Count).WithErrorCode("TooManyEntries");
    }
}
