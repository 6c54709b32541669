using Marketplace.Domain.Common;

namespace Marketplace.Application.Meaning;

/// <summary>The sentence embedding that this installation compares texts by. Where none is configured, none is registered, and words alone are searched.</summary>
/// <param name="Name">Tells one model's vectors from another's: they are never compared.</param>
/// <param name="QueryPrefix">What the model wants to stand before a question.</param>
/// <param name="PassagePrefix">What the model wants to stand before a text that is to be found.</param>
/// <param name="Budget">So long a search waits for the vector of its question, and then goes on with the words alone.</param>
/// <param name="Threshold">From this cosine on a text in the question's language is found although it holds no word of it. Like the two others it depends on the model and is measured.</param>
/// <param name="ThresholdAcross">The same for a text in the other language, which is never as near.</param>
/// <param name="Close">From this cosine on a text is close to another one in its language: texts are nearer to one another than to questions.</param>
/// <param name="CloseAcross">The same for two texts in different languages.</param>
/// <param name="Same">From this cosine on two texts in one language say the same of one thing.</param>
/// <param name="SameAcross">The same for two texts in different languages.</param>
/// <param name="Margin">And no farther than this from the nearest text in its language: where something fits well, what fits somewhat is left out.</param>
/// <param name="StandOut">And so many standard deviations nearer than the mean of all texts in its language: a question without sense is about as near to all of them.</param>
public sealed record MeaningModel(string Name, string QueryPrefix, string PassagePrefix, TimeSpan Budget, float Threshold, float ThresholdAcross, float Close, float CloseAcross, float Same, float SameAcross, float Margin, float StandOut)
{
    /// <summary>It runs in this process: what is not public yet may be shown to it.</summary>
    public bool IsInProcess { get; init; }

    /// <summary>Of a question, to what answers it.</summary>
    public Reach ReachFrom(Language asked) => new(asked == Language.Vi ? Threshold : ThresholdAcross, asked == Language.En ? Threshold : ThresholdAcross, Margin, StandOut);

    /// <summary>Of a text, to others that are close to it.</summary>
    public Reach CloseTo(Language written) => new(written == Language.Vi ? Close : CloseAcross, written == Language.En ? Close : CloseAcross, Margin, StandOut);

    /// <summary>Of a text, to those that may be about the very same.</summary>
    public Reach SameAs(Language written) => new(written == Language.Vi ? Same : SameAcross, written == Language.En ? Same : SameAcross, Margin, StandOut: 0);
}

/// <summary>How far a question reaches: cosines from which on texts in each language count as near, and how much less than the nearest of them they may have.</summary>
/// <param name="StandOut">Standard deviations above the mean of the language; among few texts, where it says nothing, it is not asked for.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Reach(float Vi, float En, float Margin, float StandOut)
{
    public float From(Language language) => language == Language.Vi ? Vi : En;
}
