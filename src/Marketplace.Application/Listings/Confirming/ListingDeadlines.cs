using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Listings.Confirming;

/// <summary>
/// Hides what nobody confirmed in time and reminds of what is due, once on each of Hanoi's days: one command for each organisation, so
/// that one that is refused holds up no other.
/// </summary>
public sealed class ListingDeadlines(IServiceScopeFactory scopes, TimeProvider clock)
{
    private DateOnly? _day;

    public async Task Keep(CancellationToken cancellationToken)
    {
        var today = VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime);
        if (today == _day)
        {
            return;
        }

        var dispatcher = new Dispatcher(scopes, new GivenCaller(CallerTicket.Job));
        var due = (await dispatcher.Ask(new GetListingsDue(today), cancellationToken)).Answer;
        var isDone = due.ToHide.Count < due.Most && due.ToRemind.Count < due.Most;
        foreach (var organisation in due.ToHide)
        {
            isDone &= (await dispatcher.Send(new HideUnconfirmed(organisation, today), cancellationToken)).IsDone;
        }

        foreach (var organisation in due.ToRemind)
        {
            isDone &= (await dispatcher.Send(new RemindToConfirm(organisation, today), cancellationToken)).IsDone;
        }

        _day = isDone ? today : _day;
    }
}
