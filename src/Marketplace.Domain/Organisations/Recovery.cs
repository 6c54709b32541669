using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Organisations;

public readonly record struct RecoveryId(Guid Value) : ITypedId
{
    public static RecoveryId New() => new(Guid.CreateVersion7());
}

/// <summary>An organisation that lost its people names a new representative by an official letter; one of the staff proposes, another confirms.</summary>
public sealed class Recovery : Root<RecoveryId>
{
    public Recovery(RecoveryId id, OrganisationId organisation, string letterNumber, DateOnly letterOn, string mail, MemberId by, DateTime now)
    {
        RecoveryRules.AnOfficialLetterHasItsNumber.Require(!string.IsNullOrWhiteSpace(letterNumber));
        RecoveryRules.AnOfficialLetterIsWritten.Require(letterOn <= VietnamCalendar.DateOf(now));
        Id = id;
        Organisation = organisation;
        LetterNumber = letterNumber.Trim();
        LetterOn = letterOn;
        Mail = mail.Trim();
        ProposedBy = by;
        ProposedAt = now;
    }

    private Recovery()
    {
    }

    public OrganisationId Organisation { get; private set; }

    public string LetterNumber { get; private set; } = "";

    public DateOnly LetterOn { get; private set; }

    /// <summary>Of the representative whom the letter names.</summary>
    public string Mail { get; private set; } = "";

    public RecoveryState State { get; private set; }

    public MemberId ProposedBy { get; private set; }

    public DateTime ProposedAt { get; private set; }

    public MemberId? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public void Confirm(MemberId by, DateTime now)
    {
        RequireProposed();
        RecoveryRules.AnotherConfirmsARecovery.Require(by != ProposedBy);
        Become(RecoveryState.Confirmed, by, now);
    }

    public void Drop(MemberId by, DateTime now)
    {
        RequireProposed();
        Become(RecoveryState.Dropped, by, now);
    }

    private void RequireProposed() => RecoveryRules.OnlyAProposedRecoveryIsDecided.Require(State == RecoveryState.Proposed);

    private void Become(RecoveryState state, MemberId by, DateTime now)
    {
        State = state;
        DecidedBy = by;
        DecidedAt = now;
    }
}

public enum RecoveryState
{
    Proposed,
    Confirmed,
    Dropped,
}
