using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Negotiations;

/// <summary>The other side learns that a round awaits their answer, and until when.</summary>
internal sealed class WriteToOtherSideWhenRoundIsSent(MarketplaceDb db, RoomMail mail) : IReaction<RoundSent>
{
    public Task On(RoundSent deed, CancellationToken cancellationToken)
    {
        var round = db.Negotiations.Local.Single(n => n.Id == deed.Negotiation).LastRound!;
        return mail.Write(deed.Negotiation, deed.By.Other(), Power.Negotiate, "RoundSent", cancellationToken, round.Number, round.DueAt);
    }
}
