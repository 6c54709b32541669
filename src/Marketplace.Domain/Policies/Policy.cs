using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.Policies;

/// <summary>
/// One version of a text that the exchange owes its users. It is in force from its day until the next version's, and is never changed:
/// whoever accepted it can read it for ever.
/// </summary>
public sealed class Policy : Root<PolicyId>
{
    private Policy(PolicyId id, PolicyKind kind, int number, PolicyWording wording, DateOnly from, MemberId? by, DateTime at)
    {
        Id = id;
        Kind = kind;
        Number = number;
        TextVi = wording.Text.Vi!;
        TextEn = wording.Text.En!;
        Changes = wording.Changes;
        EffectiveFrom = from;
        PublishedBy = by;
        PublishedAt = at;
    }

    private Policy()
    {
    }

    public PolicyKind Kind { get; private set; }

    /// <summary>1, 2, 3 … within its kind.</summary>
    public int Number { get; private set; }

    public string TextVi { get; private set; } = "";

    public string TextEn { get; private set; } = "";

    public Bilingual Changes { get; private set; } = Bilingual.None;

    /// <summary>Hanoi's day.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>Null: as the project ships it.</summary>
    public MemberId? PublishedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime PublishedAt { get; private set; }

    public Bilingual Text => new(TextVi, TextEn);

    /// <summary>As the project ships it, after the version that it shipped before.</summary>
    public static Policy Shipped(PolicyKind kind, PolicyWording wording, DateOnly from, Policy? before, DateTime at)
    {
        CheckText(wording);
        return new Policy(PolicyId.New(), kind, (before?.Number ?? 0) + 1, wording, from, by: null, at);
    }

    /// <summary>Staff publish the version after this one.</summary>
    /// <exception cref="RuleBroken">a language or what is new is missing, nothing is new, or its day has passed or is not after this one's.</exception>
    public Policy Succeed(PolicyId id, PolicyWording wording, DateOnly from, MemberId by, DateTime at)
    {
        CheckText(wording);
        PolicyRules.APolicySaysWhatIsNew.Require(!wording.Changes.IsEmpty);
        PolicyRules.APolicySaysSomethingNew.Require(wording.Text != Text);
        PolicyRules.APolicyBeginsTodayOrLater.Require(from >= VietnamCalendar.DateOf(at));
        PolicyRules.APolicyBeginsAfterTheOneBefore.Require(from > EffectiveFrom);
        return new Policy(id, Kind, Number + 1, wording, from, by, at);
    }

    private static void CheckText(PolicyWording wording)
    {
        PolicyRules.APolicyIsSaidInVietnamese.Require(wording.Text.Vi is not null);
        PolicyRules.APolicyIsSaidInEnglish.Require(wording.Text.En is not null);
    }
}
