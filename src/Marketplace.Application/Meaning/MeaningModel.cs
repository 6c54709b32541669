namespace Marketplace.Application.Meaning;

/// <summary>The sentence embedding that this installation compares texts by. Where none is configured, none is registered, and words alone are searched.</summary>
/// <param name="Name">Tells one model's vectors from another's: they are never compared.</param>
/// <param name="QueryPrefix">What the model wants to stand before a question.</param>
/// <param name="PassagePrefix">What the model wants to stand before a text that is to be found.</param>
/// <param name="Budget">So long a search waits for the vector of its question, and then goes on with the words alone.</param>
/// <param name="Threshold">From this cosine on a document is found although it holds no word of the question. It depends on the model and is measured.</param>
public sealed record MeaningModel(string Name, string QueryPrefix, string PassagePrefix, TimeSpan Budget, float Threshold);
