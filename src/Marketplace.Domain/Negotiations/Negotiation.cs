using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Negotiations;

public readonly record struct NegotiationId(Guid Value) : ITypedId
{
    public static NegotiationId New() => new(Guid.CreateVersion7());
}

/// <summary>Everything between one recipient and the supplier of one listing, from the first question to agreed terms.</summary>
public sealed class Negotiation : Root<NegotiationId>
{
    /// <summary>How long an acceptance may be recalled while no contract version exists.</summary>
    public static readonly TimeSpan RecallTime = TimeSpan.FromMinutes(30);

    /// <summary>Working days to answer a question, a round, and to wait for one's own representative.</summary>
    public const int DaysToAnswerAQuestion = 2;
    public const int DaysToAnswerARound = 5;
    public const int DaysForTheRepresentative = 5;

    private readonly List<Question> _questions = [];
    private readonly List<Round> _rounds = [];

    private Negotiation()
    {
    }

    public string Code { get; private set; } = "";

    public ListingId Listing { get; private set; }

    public OrganisationId Supplier { get; private set; }

    public OrganisationId Recipient { get; private set; }

    public NegotiationState State { get; private set; }

    public bool IsDemo { get; private set; }

    public DateTime OpenedAt { get; private set; }

    public DateTime? AgreedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public Side? EndedBy { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>Whose answer is awaited: to the open round, else to an open question, else the first offer; null when nobody's.</summary>
    public Side? Turn { get; private set; }

    /// <summary>Until when it is awaited (UTC); null when no clock runs.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Who looks after it, on each side.</summary>
    public Charge SupplierCharge { get; private set; } = Charge.Nobody;

    public Charge RecipientCharge { get; private set; } = Charge.Nobody;

    public IReadOnlyList<Question> Questions => _questions;

    public IReadOnlyList<Round> Rounds => _rounds;

    public Round? LastRound => _rounds.MaxBy(r => r.Number);

    public static Negotiation Open(NegotiationId id, Listing listing, OrganisationId recipient, bool isDemo, DateTime now, MemberId? by = null)
    {
        NegotiationRules.NobodyNegotiatesWithThemselves.Require(listing.Organisation != recipient);
        ListingRules.OnlyPublishedListingsAreNegotiated.Require(listing.TakesEnquiries);
        return new Negotiation
        {
            Id = id,
            Code = "DP-" + ShortCode.Of(id.Value),
            Listing = listing.Id,
            Supplier = listing.Organisation,
            Recipient = recipient,
            IsDemo = isDemo,
            OpenedAt = now,
            Turn = Side.Recipient,
            SupplierCharge = listing.Charge,
            RecipientCharge = Charge.Of(by),
        };
    }

    public Side? SideOf(OrganisationId organisation) =>
        organisation == Supplier ? Side.Supplier : organisation == Recipient ? Side.Recipient : null;

    public void PutInCharge(Side side, Charge charge) =>
        (SupplierCharge, RecipientCharge) = side == Side.Supplier ? (charge, RecipientCharge) : (SupplierCharge, charge);

    public Charge ChargeOf(Side side) => side == Side.Supplier ? SupplierCharge : RecipientCharge;

    public void Ask(QuestionId id, MemberId by, string text, VietnamCalendar calendar, DateTime now)
    {
        RequireOpen();
        _questions.Add(new Question(id, by, text.Trim(), now, calendar.After(now, DaysToAnswerAQuestion)));
        SetClock();
        Happened(new QuestionAsked(Id, id));
    }

    public void Answer(QuestionId id, Side side, MemberId by, string text, DateTime now)
    {
        NegotiationRules.OnlyTheAskedSideAnswers.Require(side == Side.Supplier);
        var question = _questions.Find(q => q.Id == id);
        NegotiationRules.AQuestionIsAnsweredOnce.Require(question is { AnsweredAt: null });
        question.Answer(by, text.Trim(), now);
        SetClock();
        Happened(new QuestionAnswered(Id, id));
    }

    /// <summary>The recipient's first round.</summary>
    public void Offer(RoundId id, Listing listing, MemberId by, Terms terms, string? message, VietnamCalendar calendar, DateTime now)
    {
        RequireOpen();
        ListingRules.OnlyPublishedListingsAreNegotiated.Require(listing.TakesEnquiries);
        NegotiationRules.CatalogueListingsTakeQuestionsOnly.Require(!listing.IsCatalogue);
        NegotiationRules.ItIsTheOtherSidesTurn.Require(_rounds.Count == 0);
        terms.Check();
        Add(id, Side.Recipient, by, terms, message, listing.PublicRevision!.Value, calendar, now);
    }

    /// <summary>Đề xuất lại: replaces the round that waits for this side; the earlier one stays readable as it was.</summary>
    public void Counter(RoundId id, Listing listing, Side side, MemberId by, Terms terms, string? message, VietnamCalendar calendar, DateTime now)
    {
        RequireOpen();
        NegotiationRules.ARoundIsSentOnce.Require(!_rounds.Exists(r => r.Id == id));
        ListingRules.OnlyPublishedListingsAreNegotiated.Require(listing.TakesEnquiries);
        NegotiationRules.TheRecipientOffersFirst.Require(_rounds.Count > 0);
        NegotiationRules.ItIsTheOtherSidesTurn.Require(Turn == side && LastRound is { State: RoundState.Open });
        terms.Check();
        LastRound.Become(RoundState.Replaced);
        Add(id, side, by, terms, message, listing.PublicRevision!.Value, calendar, now);
    }

    /// <summary>
    /// Thống nhất điều khoản, by the side whose turn it is. Someone who may not bind their organisation sends it up:
    /// it waits for their representative, and the clock is extended once.
    /// </summary>
    public void Accept(RoundId id, Side side, MemberId by, bool maySayYes, VietnamCalendar calendar, DateTime now)
    {
        RequireOpen();
        var round = LastRound;
        NegotiationRules.OnlyTheOpenRoundIsAccepted.Require(round is { State: RoundState.Open } && round.Id == id);
        NegotiationRules.ItIsTheOtherSidesTurn.Require(Turn == side);
        if (maySayYes)
        {
            Agree(round, by, now);
            return;
        }

        NegotiationRules.AnAcceptanceAwaitsTheRepresentativeOnce.Require(round.SentUpAt is null);
        round.SendUp(by, calendar.After(now, DaysForTheRepresentative), now);
        SetClock();
        Happened(new AcceptanceSentUp(Id, round.Id, side));
    }

    /// <summary>The representative does not agree to what an officer wanted to accept; the round stays open.</summary>
    public void ReturnAcceptance(RoundId id, Side side)
    {
        RequireOpen();
        NegotiationRules.NoAcceptanceIsWaiting.Require(LastRound is { State: RoundState.Open, IsSentUp: true } && LastRound.Id == id);
        NegotiationRules.ItIsTheOtherSidesTurn.Require(Turn == side);
        LastRound.TakeBack();
        Happened(new AcceptanceReturned(Id, id, side));
    }

    /// <summary>The side that accepted takes it back, within <see cref="RecallTime"/>.</summary>
    public void RecallAcceptance(Side side, DateTime now)
    {
        NegotiationRules.OnlyAFreshAcceptanceIsRecalled.Require(
            State == NegotiationState.Agreed && LastRound!.By.Other() == side && now - AgreedAt <= RecallTime);
        State = NegotiationState.Open;
        AgreedAt = null;
        LastRound.Reopen();
        SetClock();
        Happened(new AcceptanceRecalled(Id, Listing, side));
    }

    /// <summary>One side stops; whoever wants to talk again opens another room.</summary>
    public void End(Side side, string reason, DateTime now)
    {
        RequireOpen();
        NegotiationRules.AnEndIsExplained.Require(!string.IsNullOrWhiteSpace(reason));
        Close(side, reason.Trim(), now);
        Happened(new NegotiationEnded(Id, side));
    }

    /// <summary>What was agreed came to nothing: its deal was abandoned.</summary>
    public void EndWithDeal(Side side, string reason, DateTime now)
    {
        NegotiationRules.OnlyAgreedTermsEndWithTheirDeal.Require(State == NegotiationState.Agreed);
        Close(side, reason, now);
    }

    private void RequireOpen() => NegotiationRules.AnOpenNegotiationIsNeeded.Require(State == NegotiationState.Open);

    private void Close(Side side, string reason, DateTime now)
    {
        State = NegotiationState.Ended;
        EndedAt = now;
        EndedBy = side;
        EndReason = reason;
        SetClock();
    }

    private void SetClock() => (Turn, DueAt) = this switch
    {
        { State: not NegotiationState.Open } => (null, null),
        { LastRound: { State: RoundState.Open } round } => (round.By.Other(), round.DueAt),
        _ when _questions.FindAll(q => q.AnsweredAt is null) is { Count: > 0 } open => (Side.Supplier, open.Min(q => q.DueAt)),
        _ => ((Side?)Side.Recipient, (DateTime?)null),
    };

    private void Add(RoundId id, Side side, MemberId by, Terms terms, string? message, RevisionId revision, VietnamCalendar calendar, DateTime now)
    {
        _rounds.Add(new Round(id, _rounds.Count + 1, side, by, terms, message, revision, calendar.After(now, DaysToAnswerARound), now));
        SetClock();
        Happened(new RoundSent(Id, id, side));
    }

    private void Agree(Round round, MemberId by, DateTime now)
    {
        round.Agree(by, now);
        State = NegotiationState.Agreed;
        AgreedAt = now;
        SetClock();
        Happened(new TermsAgreed(Id, Listing, Supplier, Recipient, round.Id, round.Revision, round.Terms, IsDemo, now) { SupplierCharge = SupplierCharge, RecipientCharge = RecipientCharge });
    }
}

public enum NegotiationState
{
    Open,
    Agreed,
    Ended,
}

public enum Side
{
    /// <summary>Bên giao.</summary>
    Supplier,

    /// <summary>Bên nhận.</summary>
    Recipient,
}

public static class Sides
{
    public static Side Other(this Side side) => side == Side.Supplier ? Side.Recipient : Side.Supplier;
}
