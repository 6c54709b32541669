using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Listings.Tables;

/// <summary>
/// Works off tables step by step, each step a command in the name of who began it. Where it stands is in the database:
/// a host that starts again goes on there, and of two hosts at one step one is refused.
/// </summary>
public sealed class TableWork(IServiceScopeFactory scopes)
{
    /// <summary>Works until nothing is left, a step of each table in turn.</summary>
    public async Task WorkOff(CancellationToken cancellationToken)
    {
        while (await Step(cancellationToken))
        {
        }
    }

    /// <returns>Whether anything was done; what was refused, since another host did it, waits for the next look.</returns>
    public async Task<bool> Step(CancellationToken cancellationToken)
    {
        var tables = (await new Dispatcher(scopes, new GivenCaller(CallerTicket.Job)).Ask(new GetTablesAtWork(), cancellationToken)).Answer;
        var isDone = false;
        foreach (var table in tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ticket = new CallerTicket(Door.Job, Language.Vi, table.Person, Membership: table.Membership);
            isDone |= (await new Dispatcher(scopes, new GivenCaller(ticket)).Send(new WorkOffTable(table.Id, table.Version), cancellationToken)).IsDone;
        }

        return isDone;
    }
}
