using Marketplace.Application.Common;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Negotiations;

/// <summary>Who asked learns that there is an answer.</summary>
internal sealed class WriteToRecipientWhenQuestionIsAnswered(RoomMail mail) : IReaction<QuestionAnswered>
{
    public Task On(QuestionAnswered deed, CancellationToken cancellationToken) =>
        mail.Write(deed.Negotiation, Side.Recipient, Power.Negotiate, "QuestionAnswered", cancellationToken);
}
