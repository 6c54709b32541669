using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Organisations;
using MediatR;

namespace Marketplace.Application.Cases;

/// <summary>Staff ask both sides.</summary>
[AllowedTo(Capability.Exchange, Power.Review)]
public sealed record OpenHearing(CaseId Case, Version Seen) : ICommand;

internal sealed class OpenHearingHandler(MarketplaceDb db, ReferenceLists lists, Caller caller, TimeProvider clock) : AsyncRequestHandler<OpenHearing>
{
    protected override async Task Handle(OpenHearing command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var opened = await db.Cases.OfAnyone().Find(command.Case, command.Seen, cancellationToken);
        opened.OpenHearing(caller.Person, lists.Calendar.After(now, CaseTimes.DaysToAnswer), lists.Calendar.After(now, CaseTimes.DaysToDecide), now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
