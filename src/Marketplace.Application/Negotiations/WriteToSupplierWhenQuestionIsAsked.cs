using Marketplace.Application.Common;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Negotiations;

/// <summary>The supplier learns that somebody asks.</summary>
internal sealed class WriteToSupplierWhenQuestionIsAsked(RoomMail mail) : IReaction<QuestionAsked>
{
    public Task On(QuestionAsked deed, CancellationToken cancellationToken) =>
        mail.Write(deed.Negotiation, Side.Supplier, Power.Negotiate, "QuestionAsked", cancellationToken);
}
