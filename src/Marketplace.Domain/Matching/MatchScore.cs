using Marketplace.Domain.Common;

namespace Marketplace.Domain.Matching;

/// <summary>How well a listing answers a demand: a mean of named parts by their weights. A part of which one side says nothing takes no weight.</summary>
public sealed record MatchScore(IReadOnlyList<ScoredPart> Parts)
{
    /// <summary>In [0, 1].</summary>
    public double Mean()
    {
        var told = Parts.Where(p => p.Value is not null).ToArray();
        var weights = told.Sum(p => MatchWeights.Of(p.Part));
        return weights == 0 ? 0 : told.Sum(p => MatchWeights.Of(p.Part) * p.Value!.Value) / weights;
    }

    public int PerMille() => (int)Math.Round(Mean() * 1_000);

    /// <summary>Worth somebody's look: alike on the whole, and in what is written. Agreement of figures alone is chance.</summary>
    public bool IsEnough() => Mean() >= MatchWeights.Least && ValueOf(MatchPart.Text) >= MatchWeights.LeastText;

    public MatchFit Fit() => Mean() switch
    {
        >= MatchWeights.Strong => MatchFit.Strong,
        >= MatchWeights.Good => MatchFit.Good,
        _ => MatchFit.Possible,
    };

    /// <summary>Null when one side says nothing of it.</summary>
    public double? ValueOf(MatchPart part) => Parts.FirstOrDefault(p => p.Part == part)?.Value;

    /// <summary>The parts with a tone, as a set of <see cref="MatchParts"/>.</summary>
    public MatchParts With(PartTone tone) => Parts.Where(p => p.Tone() == tone).Aggregate(MatchParts.None, (all, one) => all | one.Part.AsSet());
}

/// <summary>One part of a score with the facts that its words are made from. Codes are those of the reference lists.</summary>
/// <param name="Value">In [0, 1]; null when one side says nothing.</param>
public sealed record ScoredPart(MatchPart Part, double? Value)
{
    /// <summary>Terms or codes that both sides have.</summary>
    public IReadOnlyList<string> Common { get; init; } = [];

    /// <summary>Codes that only the demand has, or all of its rights.</summary>
    public IReadOnlyList<string> Wanted { get; init; } = [];

    /// <summary>Codes that only the listing has, or all of its rights.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];

    public int? TrlWanted { get; init; }

    public int? TrlOffered { get; init; }

    /// <summary>The most that the asker would pay.</summary>
    public Money? Budget { get; init; }

    /// <summary>The least that the supplier wishes for.</summary>
    public Money? Price { get; init; }

    /// <summary>Hanoi date on which the listing was last confirmed.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>The texts are near in meaning rather than in words.</summary>
    public bool IsByMeaning { get; init; }

    public PartTone Tone() => Value switch
    {
        null => PartTone.NotTold,
        >= MatchWeights.WholePart => PartTone.Whole,
        >= MatchWeights.HalfPart => PartTone.Half,
        _ => PartTone.Little,
    };
}

public enum MatchPart
{
    Text,
    Field,
    Industry,
    Readiness,
    Budget,
    Transfer,
    Freshness,
}

/// <summary>Several parts at once, so that decisions are counted by them.</summary>
[Flags]
public enum MatchParts
{
    None = 0,
    Text = 1,
    Field = 2,
    Industry = 4,
    Readiness = 8,
    Budget = 16,
    Transfer = 32,
    Freshness = 64,
}

/// <summary>How far a part agrees.</summary>
public enum PartTone
{
    NotTold,
    Little,
    Half,
    Whole,
}

/// <summary>How well it fits on the whole, as people read it.</summary>
public enum MatchFit
{
    Possible,
    Good,
    Strong,
}

public static class PartSets
{
    public static MatchParts AsSet(this MatchPart part) => (MatchParts)(1 << (int)part);
}
