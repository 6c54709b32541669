using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Negotiations;

public sealed record QuestionAsked(NegotiationId Negotiation, QuestionId Question) : IEvent;

public sealed record QuestionAnswered(NegotiationId Negotiation, QuestionId Question) : IEvent;

public sealed record RoundSent(NegotiationId Negotiation, RoundId Round, Side By) : IEvent;

public sealed record AcceptanceSentUp(NegotiationId Negotiation, RoundId Round, Side By) : IEvent;

/// <summary>The representative did not agree to what their officer wanted to accept.</summary>
public sealed record AcceptanceReturned(NegotiationId Negotiation, RoundId Round, Side By) : IEvent;

public sealed record AcceptanceRecalled(NegotiationId Negotiation, ListingId Listing, Side By) : IEvent;

public sealed record NegotiationEnded(NegotiationId Negotiation, Side By) : IEvent;

/// <summary>Both sides want the same terms. Not a contract: it binds only when the contract is signed.</summary>
public sealed record TermsAgreed(
    NegotiationId Negotiation,
    ListingId Listing,
    OrganisationId Supplier,
    OrganisationId Recipient,
    RoundId Round,
    RevisionId Revision,
    Terms Terms,
    bool IsDemo,
    DateTime At) : IEvent
{
    /// <summary>Who looked after the negotiation, on each side, looks after its deal.</summary>
    public Charge SupplierCharge { get; init; } = Charge.Nobody;

    public Charge RecipientCharge { get; init; } = Charge.Nobody;
}
