namespace Marketplace.Domain.Matching;

/// <summary>What counts how much, and from where on, in one place. The desk's table of decisions shows whether they are right.</summary>
public static class MatchWeights
{
    /// <summary>Below it people would look in vain.</summary>
    public const double Least = 0.45;

    /// <summary>Whatever the figures say, the two must speak of the same thing.</summary>
    public const double LeastText = 0.45;

    public const double Good = 0.6;
    public const double Strong = 0.75;

    /// <summary>From here on a part counts as agreed.</summary>
    public const double WholePart = 0.75;
    public const double HalfPart = 0.4;

    /// <summary>So much of the ideal score is as much as two texts by different authors reach: nobody writes the other's sentences.</summary>
    public const double WholeWords = 0.3;

    /// <summary>Common terms of such weight together are half of a proof.</summary>
    public const double HalfOfTerms = 2;

    /// <summary>The same head of the field, another field: related work, seldom the very thing.</summary>
    public const double SameHead = 0.5;

    /// <summary>What each level short of the wanted readiness costs: one can be made up for by a trial, four are another project.</summary>
    public const double LevelShort = 0.3;

    /// <summary>A price of so many times the budget is out of reach; what lies between is talked about.</summary>
    public const double PriceOutOfReach = 2;

    /// <summary>A wider or narrower right than the wanted one: something to agree on.</summary>
    public const double OtherRight = 0.5;

    /// <summary>Confirmed within these days is as good as today.</summary>
    public const int FreshDays = 30;

    /// <summary>"Oxygen" alone is chance; "solar dryer" is what somebody looks for.</summary>
    public static double OfTerm(int words) => words switch { <= 1 => 0.5, 2 => 1, _ => 2 };

    /// <summary>The text says what it is about, the field who understands it; figures are negotiated, and a date only tells whether anybody still answers.</summary>
    public static int Of(MatchPart part) => part switch
    {
        MatchPart.Text => 40,
        MatchPart.Field => 20,
        MatchPart.Readiness => 12,
        MatchPart.Industry => 8,
        MatchPart.Budget => 8,
        MatchPart.Transfer => 8,
        _ => 4,
    };
}
