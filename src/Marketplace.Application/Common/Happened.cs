using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Common;

/// <summary>An event on its way to the reactions; they change tracked entities of the same scope only and never save, send or call out.</summary>
public sealed record Happened<TEvent>(TEvent Deed) : INotification
    where TEvent : IEvent;

/// <summary>A reaction to an event, named deed + When + event.</summary>
public interface IReaction<TEvent> : INotificationHandler<Happened<TEvent>>
    where TEvent : IEvent
{
    Task INotificationHandler<Happened<TEvent>>.Handle(Happened<TEvent> notification, CancellationToken cancellationToken) =>
        On(notification.Deed, cancellationToken);

    Task On(TEvent deed, CancellationToken cancellationToken);
}
