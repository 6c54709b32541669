using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Alerts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>Somebody follows an organisation: what it offers, and what it asks in its own name.</summary>
[AllowedToSignedIn]
public sealed record FollowOrganisation(WatchId Watch, string? Code, MailRhythm Mail) : ICommand, ICreates;

internal sealed class FollowOrganisationHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<FollowOrganisation>
{
    protected override async Task Handle(FollowOrganisation command, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.AsNoTracking().Public().Where(o => o.Code == command.Code)
            .Select(o => new { o.Id, o.Profile.Name }).Found(cancellationToken);
        WatchRules.OnesOwnOrganisationIsNotFollowed.Require(organisation.Id != caller.OrganisationOrNone);
        var name = organisation.Name.In(caller.Language).Text.ToWatchName();
        var watch = Watch.OfOrganisation(command.Watch, caller.Person, organisation.Id, name, command.Mail, clock.GetUtcNow().UtcDateTime);
        await db.Keep(watch, WatchRules.AFollowIsKeptOnce, cancellationToken);
    }
}

internal sealed class FollowOrganisationValidator : AbstractValidator<FollowOrganisation>
{
    public FollowOrganisationValidator() => RuleFor(c => c.Mail).IsInEnum();
}
