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

    /// <returns>Whether there was anything to do.</returns>
    public async Task<bool> Step(CancellationToken cancellationToken)
    {
        var tables = (await new Dispatcher(scopes, new GivenCaller(CallerTicket.Job)).Ask(new GetTablesAtWork(), cancellationToken)).Answer;
        foreach (var table in tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ticket = new CallerTicket(Door.Job, Language.Vi, table.Person, Membership: table.Membership);
            await new Dispatcher(scopes, new GivenCaller(ticket)).Send(new WorkOffTable(table.Id, table.Version), cancellationToken);
        }

        return tables.Count > 0;
    }
}
