using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Organisations;

/// <summary>A representative has done what staff asked for: the organisation waits for them again.</summary>
[AllowedTo(Capability.Any, Power.Manage)]
public sealed record AskForVerification(OrganisationId Organisation, Version Seen) : ICommand;

internal sealed class AskForVerificationHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<AskForVerification>
{
    protected override async Task Handle(AskForVerification command, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.OwnOf(caller).Find(command.Organisation, command.Seen, cancellationToken);
        organisation.AskForVerification(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
