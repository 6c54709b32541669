using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>Staff do not verify an organisation, and say why.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record RefuseVerification(OrganisationId Organisation, Version Seen, string? Reason) : ICommand;

internal sealed class RefuseVerificationHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<RefuseVerification>
{
    protected override async Task Handle(RefuseVerification command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var organisation = await db.Organisations.OfAnyone().Find(command.Organisation, command.Seen, cancellationToken);
        organisation.RefuseVerification(command.Reason!, caller.Person, now);
        await db.WriteTo(
            organisation.Id, Power.Manage, "VerificationRefused", organisation.Id.Value, now,
            language => [organisation.Profile.Name.In(language).Text, command.Reason!.Trim(), site.Link(language, "organisation")], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RefuseVerificationValidator : AbstractValidator<RefuseVerification>
{
    public RefuseVerificationValidator() => RuleFor(c => c.Reason).NotEmpty().Text(OrganisationRules.TextLength);
}
