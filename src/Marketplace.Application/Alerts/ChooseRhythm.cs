using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Alerts;
using MediatR;

namespace Marketplace.Application.Alerts;

/// <summary>Somebody chooses how often letters tell what a watch of their own found.</summary>
[AllowedToSignedIn]
public sealed record ChooseRhythm(WatchId Watch, Version Seen, MailRhythm Mail) : ICommand;

internal sealed class ChooseRhythmHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<ChooseRhythm>
{
    protected override async Task Handle(ChooseRhythm command, CancellationToken cancellationToken)
    {
        var watch = await db.Watches.OwnedBy(caller.Person).Find(command.Watch, command.Seen, cancellationToken);
        watch.Write(command.Mail, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class ChooseRhythmValidator : AbstractValidator<ChooseRhythm>
{
    public ChooseRhythmValidator() => RuleFor(c => c.Mail).IsInEnum();
}
