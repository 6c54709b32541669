using Marketplace.Application.Common;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Negotiations;

/// <summary>Both sides learn that terms are agreed, and that this is not yet a contract.</summary>
internal sealed class WriteToBothWhenTermsAreAgreed(RoomMail mail) : IReaction<TermsAgreed>
{
    public async Task On(TermsAgreed deed, CancellationToken cancellationToken)
    {
        await mail.Write(deed.Negotiation, deed.Supplier, Power.Negotiate, "TermsAgreed", cancellationToken);
        await mail.Write(deed.Negotiation, deed.Recipient, Power.Negotiate, "TermsAgreed", cancellationToken);
    }
}
