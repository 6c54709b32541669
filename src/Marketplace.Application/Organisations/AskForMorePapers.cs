using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>Staff cannot verify an organisation yet: they say what is missing, and its people send it and ask again.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record AskForMorePapers(OrganisationId Organisation, Version Seen, string? Reason) : ICommand;

internal sealed class AskForMorePapersHandler(MarketplaceDb db, Caller caller, SiteAddress site, TimeProvider clock) : AsyncRequestHandler<AskForMorePapers>
{
    protected override async Task Handle(AskForMorePapers command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var organisation = await db.Organisations.OfAnyone().Find(command.Organisation, command.Seen, cancellationToken);
        organisation.AskForMore(command.Reason!, caller.Person, now);
        await db.WriteTo(
            organisation.Id, Power.Manage, "MorePapersAsked", organisation.Id.Value, now,
            language => [organisation.Profile.Name.In(language).Text, command.Reason!.Trim(), site.Link(language, "organisation")], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class AskForMorePapersValidator : AbstractValidator<AskForMorePapers>
{
    public AskForMorePapersValidator() => RuleFor(c => c.Reason).NotEmpty().Text(OrganisationRules.TextLength);
}
