using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Mediation;

public readonly record struct MandateId(Guid Value) : ITypedId
{
    public static MandateId New() => new(Guid.CreateVersion7());
}

/// <summary>Hợp đồng môi giới: what opens one negotiation to a broker. Given by one side (the other is told) or by both (both accept).</summary>
public sealed class Mandate : Root<MandateId>
{
    private readonly List<MandateNote> _notes = [];

    private Mandate()
    {
    }

    public NegotiationId Negotiation { get; private set; }

    public OrganisationId Broker { get; private set; }

    public Side GivenBy { get; private set; }

    /// <summary>The broker works for both sides; then the other one must accept too.</summary>
    public bool ForBoth { get; private set; }

    public MandateConditions Conditions { get; private set; } = null!;

    /// <summary>First and last Hanoi day of the mandate; repeated here to be asked for.</summary>
    public DateOnly StartsOn { get; private set; }

    public DateOnly EndsOn { get; private set; }

    public MandateStatus Status { get; private set; }

    public DateTime GivenAt { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public IReadOnlyList<MandateNote> Notes => _notes;

    public static Mandate Give(MandateId id, Negotiation negotiation, Side side, OrganisationId broker, bool forBoth, MandateConditions conditions, DateTime now)
    {
        NegotiationRules.AnOpenNegotiationIsNeeded.Require(negotiation.State != NegotiationState.Ended);
        MandateRules.ABrokerIsNoParty.Require(negotiation.SideOf(broker) is null);
        MandateRules.AMandateEndsAfterItStarts.Require(conditions.EndsOn >= conditions.StartsOn);
        MandateRules.AConflictStatementIsGiven.Require(!string.IsNullOrWhiteSpace(conditions.ConflictStatement));
        var mandate = new Mandate
        {
            Id = id,
            Negotiation = negotiation.Id,
            Broker = broker,
            GivenBy = side,
            ForBoth = forBoth,
            Conditions = conditions,
            StartsOn = conditions.StartsOn,
            EndsOn = conditions.EndsOn,
            Status = forBoth ? MandateStatus.Proposed : MandateStatus.Active,
            GivenAt = now,
            AcceptedAt = forBoth ? null : now,
        };
        mandate.Happened(new MandateGiven(id, negotiation.Id, broker, side, forBoth));
        return mandate;
    }

    /// <summary>The other side agrees to a broker for both.</summary>
    public void Accept(Side side, DateTime now)
    {
        MandateRules.OnlyTheOtherSideAnswersAMandate.Require(Status == MandateStatus.Proposed && side != GivenBy);
        Status = MandateStatus.Active;
        AcceptedAt = now;
        Happened(new MandateAccepted(Id, Negotiation, Broker));
    }

    public void Decline(Side side, DateTime now)
    {
        MandateRules.OnlyTheOtherSideAnswersAMandate.Require(Status == MandateStatus.Proposed && side != GivenBy);
        Status = MandateStatus.Declined;
        EndedAt = now;
        Happened(new MandateDeclined(Id, Negotiation, Broker));
    }

    /// <summary>Whoever is bound by it may end it: the side that gave it, both of a mandate for both, and the broker.</summary>
    /// <param name="side">The party's side; null for the broker.</param>
    public void End(Side? side, DateTime now)
    {
        MandateRules.OnlyALiveMandateEnds.Require(Status is MandateStatus.Active or MandateStatus.Proposed);
        MandateRules.OnlyThoseItBindsEndAMandate.Require(side is null || side == GivenBy || (ForBoth && Status == MandateStatus.Active));
        Status = MandateStatus.Ended;
        EndedAt = now;
        Happened(new MandateEnded(Id, Negotiation, Broker, side));
    }

    /// <summary>The broker writes for both sides, or for their own file.</summary>
    public void Note(MandateNoteId id, MemberId by, string text, bool isPrivate, DateTime now)
    {
        MandateRules.OnlyALiveMandateTakesNotes.Require(IsOpenOn(VietnamCalendar.DateOf(now)));
        MandateRules.ANoteSaysSomething.Require(!string.IsNullOrWhiteSpace(text));
        _notes.Add(new MandateNote(id, by, text.Trim(), isPrivate, now));
    }

    public bool IsOpenOn(DateOnly today) => Status == MandateStatus.Active && StartsOn <= today && today <= EndsOn;
}

/// <summary>What a broker is to do, and for what.</summary>
/// <param name="Fee">In words or percent, as agreed with the broker.</param>
/// <param name="Trigger">What makes the fee due; by default the parties' signing.</param>
/// <param name="TailMonths">How long after its end an own conclusion still owes the fee.</param>
public sealed record MandateConditions(string Scope, string Fee, FeePayer Payer, string Trigger, int TailMonths, string ConflictStatement, DateOnly StartsOn, DateOnly EndsOn);

public enum FeePayer
{
    Supplier,
    Recipient,
    Both,
}

public enum MandateStatus
{
    Proposed,
    Active,
    Declined,
    Ended,
}

public readonly record struct MandateNoteId(Guid Value) : ITypedId
{
    public static MandateNoteId New() => new(Guid.CreateVersion7());
}

/// <summary>A broker's note. A private one is read by the broker's organisation only.</summary>
public sealed class MandateNote : Part
{
    internal MandateNote(MandateNoteId id, MemberId by, string text, bool isPrivate, DateTime now)
    {
        Id = id;
        By = by;
        Text = text;
        IsPrivate = isPrivate;
        WrittenAt = now;
    }

    private MandateNote()
    {
    }

    public MandateNoteId Id { get; private set; }

    public MemberId By { get; private set; }

    public string Text { get; private set; } = "";

    public bool IsPrivate { get; private set; }

    public DateTime WrittenAt { get; private set; }
}

public sealed record MandateGiven(MandateId Mandate, NegotiationId Negotiation, OrganisationId Broker, Side By, bool ForBoth) : IEvent;

public sealed record MandateAccepted(MandateId Mandate, NegotiationId Negotiation, OrganisationId Broker) : IEvent;

public sealed record MandateDeclined(MandateId Mandate, NegotiationId Negotiation, OrganisationId Broker) : IEvent;

/// <param name="By">The party's side; null when the broker ended it.</param>
public sealed record MandateEnded(MandateId Mandate, NegotiationId Negotiation, OrganisationId Broker, Side? By) : IEvent;
