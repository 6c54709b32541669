namespace Marketplace.Application.Cases;

/// <summary>How soon the exchange acts on a case.</summary>
/// <param name="Takedown">From an authority's request to hidden content; "Cases:TakedownHours" of the configuration.</param>
public sealed record CaseTimes(TimeSpan Takedown)
{
    /// <summary>The time that the law sets.</summary>
    public static readonly CaseTimes Usual = new(TimeSpan.FromHours(24));

    /// <summary>To open a hearing, in working days.</summary>
    public const int DaysToHear = 2;

    /// <summary>For the reported organisation to answer, in working days.</summary>
    public const int DaysToAnswer = 5;

    /// <summary>From the hearing, or an appeal, to the decision, in working days.</summary>
    public const int DaysToDecide = 10;
}
