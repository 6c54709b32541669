using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.ReferenceData;
using MediatR;

namespace Marketplace.Application.Alerts;

/// <summary>Somebody follows a field of science and technology: what is offered and what is asked in it.</summary>
/// <param name="Field">Of the first level, with all below it, or of the second.</param>
[AllowedToSignedIn]
public sealed record FollowField(WatchId Watch, string? Field, MailRhythm Mail) : ICommand, ICreates;

internal sealed class FollowFieldHandler(MarketplaceDb db, Caller caller, ReferenceLists lists, TimeProvider clock) : AsyncRequestHandler<FollowField>
{
    protected override Task Handle(FollowField command, CancellationToken cancellationToken)
    {
        var (field, now) = (command.Field!, clock.GetUtcNow().UtcDateTime);
        var name = lists.Name(ReferenceListNames.Fields, field, caller.Language);
        return db.Keep(Watch.OfField(command.Watch, caller.Person, field, name.ToWatchName(), command.Mail, now), WatchRules.AFollowIsKeptOnce, cancellationToken);
    }
}

internal sealed class FollowFieldValidator : AbstractValidator<FollowField>
{
    public FollowFieldValidator(ReferenceLists lists)
    {
        RuleFor(c => c.Field).Must(field => !string.IsNullOrEmpty(field)).WithErrorCode("CodeIsKnown").Code(lists, ReferenceListNames.Fields);
        RuleFor(c => c.Mail).IsInEnum();
    }
}
