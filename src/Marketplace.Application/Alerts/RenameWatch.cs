using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Alerts;
using MediatR;

namespace Marketplace.Application.Alerts;

/// <summary>Somebody gives a watch of their own another name.</summary>
[AllowedToSignedIn]
public sealed record RenameWatch(WatchId Watch, Version Seen, string? Name) : ICommand;

internal sealed class RenameWatchHandler(MarketplaceDb db, Caller caller) : AsyncRequestHandler<RenameWatch>
{
    protected override async Task Handle(RenameWatch command, CancellationToken cancellationToken)
    {
        var watch = await db.Watches.OwnedBy(caller.Person).Find(command.Watch, command.Seen, cancellationToken);
        watch.Rename(command.Name);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class RenameWatchValidator : AbstractValidator<RenameWatch>
{
    public RenameWatchValidator() => RuleFor(c => c.Name).Text(WatchRules.NameLength);
}
