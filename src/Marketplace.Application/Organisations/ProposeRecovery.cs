using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Organisations;

/// <summary>Staff hold an official letter of an organisation that lost its people. Whoever is still a member is told, and can object.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record ProposeRecovery(RecoveryId Recovery, OrganisationId Organisation, string? LetterNumber, DateOnly? LetterOn, string? Mail) : ICommand, ICreates;

internal sealed class ProposeRecoveryHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<ProposeRecovery>
{
    protected override async Task Handle(ProposeRecovery command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var organisation = await db.Organisations.AsNoTracking().Where(o => (o.Capabilities & Capability.Exchange) == Capability.None).Find(command.Organisation, cancellationToken);
        RecoveryRules.OneRecoveryAtATime.Require(!await db.Recoveries.AnyAsync(r => r.Organisation == organisation.Id && r.State == RecoveryState.Proposed, cancellationToken));
        db.Recoveries.Add(new Recovery(command.Recovery, organisation.Id, command.LetterNumber!, command.LetterOn!.Value, command.Mail!, caller.Person, now));
        await db.WriteTo(
            organisation.Id, Power.None, "RecoveryProposed", organisation.Id.Value, now,
            language => [organisation.Profile.Name.In(language).Text, command.LetterNumber!.Trim()], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class ProposeRecoveryValidator : AbstractValidator<ProposeRecovery>
{
    public ProposeRecoveryValidator()
    {
        RuleFor(c => c.LetterNumber).NotEmpty().Text(OrganisationRules.NumberLength);
        RuleFor(c => c.LetterOn).NotNull();
        RuleFor(c => c.Mail).Mail();
    }
}
