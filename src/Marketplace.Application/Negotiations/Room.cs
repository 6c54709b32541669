using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Deals;
using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Mediation;
using Marketplace.Domain.Negotiations;

namespace Marketplace.Application.Negotiations;

/// <summary>A negotiation as its reader may see it.</summary>
/// <param name="Side">The reader's side; null for a broker and for staff.</param>
/// <param name="WorkingDaysLeft">Until <paramref name="DueAt"/>; negative when it has passed, 0 without a clock.</param>
/// <param name="IsHeldByOthers">A right that somebody else holds or has reserved conflicts with the open round.</param>
/// <param name="RecallableUntil">The reader's side accepted and may take it back until then; else null.</param>
/// <param name="Disclosure">The last request to read the listing's confidential part, for its sides; null while there is none.</param>
/// <param name="MayBind">Not only negotiate: accept, and give a mandate, without asking anybody.</param>
public sealed record Room(
    NegotiationId Id,
    Version Version,
    string Code,
    ListingId Listing,
    string ListingCode,
    Bilingual Title,
    RoomParty Supplier,
    RoomParty Recipient,
    RoomReader Reader,
    Side? Side,
    NegotiationState State,
    Stage Stage,
    Side? Turn,
    DateTime? DueAt,
    int WorkingDaysLeft,
    IReadOnlyList<RoomRound> Rounds,
    IReadOnlyList<RoomQuestion> Questions,
    RoomMandate? Mandate,
    IReadOnlyList<RoomNote> Notes,
    RoomDeal? Deal,
    bool IsHeldByOthers,
    DateTime? RecallableUntil,
    DateTime? EndedAt,
    Side? EndedBy,
    string? EndReason,
    bool MayNegotiate,
    bool MayBind,
    RoomDisclosure? Disclosure)
{
    public bool IsMyTurn => Side is not null && Turn == Side;

    /// <summary>The round that waits for an answer.</summary>
    public RoomRound? OpenRound => State == NegotiationState.Open && Rounds.Count > 0 && Rounds[^1].State == RoundState.Open ? Rounds[^1] : null;
}

public enum RoomReader
{
    Party,

    /// <summary>Holds an open mandate on this negotiation.</summary>
    Broker,

    /// <summary>Sees stage, clocks and agreed terms, never what the parties wrote.</summary>
    Staff,
}

public sealed record RoomParty(string Code, Bilingual Name, string? Phone, bool IsVerified);

/// <param name="Terms">Null for staff unless they are agreed.</param>
/// <param name="Changed">What differs from the round before; empty for the first.</param>
/// <param name="IsSentUp">An officer wants to accept it; their representative is asked until <paramref name="DueAt"/>.</param>
public sealed record RoomRound(
    RoundId Id,
    int Number,
    Side By,
    RoundState State,
    NamedTerms? Terms,
    string? Message,
    IReadOnlyList<TermsPart> Changed,
    DateTime SentAt,
    DateTime DueAt,
    bool IsSentUp,
    bool WasSentUp,
    DateTime? AcceptedAt);

/// <param name="Text">Null for staff, like the answer.</param>
public sealed record RoomQuestion(QuestionId Id, string? Text, DateTime AskedAt, DateTime DueAt, int WorkingDaysLeft, string? Answer, DateTime? AnsweredAt);

/// <param name="Fee">Null for whom the mandate does not bind.</param>
public sealed record RoomMandate(
    MandateId Id,
    Version Version,
    Bilingual Broker,
    Side GivenBy,
    bool ForBoth,
    MandateStatus Status,
    string? Scope,
    string? ConflictStatement,
    DateOnly StartsOn,
    DateOnly EndsOn,
    MandateFee? Fee,
    bool MayAnswer,
    bool MayEnd,
    bool MayWrite);

public sealed record MandateFee(string Text, FeePayer Payer, string Trigger, int TailMonths);

public sealed record RoomNote(MandateNoteId Id, string Text, bool IsPrivate, DateTime WrittenAt);

/// <param name="IsOpen">The recipient's readers may read it now.</param>
public sealed record RoomDisclosure(DisclosureId Id, bool IsOpen);

public sealed record RoomDeal(DealId Id, string Code, DealStatus Status);
