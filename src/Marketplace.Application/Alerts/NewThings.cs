using Marketplace.Application.Data;
using Marketplace.Application.Ports;

namespace Marketplace.Application.Alerts;

/// <summary>What became public for the first time waits in a lane of the outbox until it was held against the watches; a later edit does not.</summary>
internal static class NewThings
{
    public const string Lane = "alerts";

    public static void Announce(this MarketplaceDb db, DocumentKind kind, Guid subject, DateTime now) => db.Outbox.Add(new OutboxRow(Lane, subject, kind.ToString(), now));
}
