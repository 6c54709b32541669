namespace Marketplace.Domain.Common;

/// <summary>A public text in Vietnamese, English or both; at least one side is present unless it is <see cref="None"/>.</summary>
public sealed record Bilingual
{
    public static readonly Bilingual None = new(null, null);

    public Bilingual(string? vi, string? en = null)
    {
        Vi = Clean(vi);
        En = Clean(en);
    }

    public string? Vi { get; }

    public string? En { get; }

    public bool IsEmpty => Vi is null && En is null;

    /// <summary>Those that there are, Vietnamese first.</summary>
    public IEnumerable<string> Sides() => new[] { Vi, En }.OfType<string>();

    /// <summary>The side in the reader's language, or the other one when it is missing, with the language it is really in.</summary>
    public (string Text, Language Language) In(Language wanted) => (wanted, Vi, En) switch
    {
        (Language.Vi, { } vi, _) => (vi, Language.Vi),
        (Language.En, _, { } en) => (en, Language.En),
        (_, { } vi, _) => (vi, Language.Vi),
        (_, _, { } en) => (en, Language.En),
        _ => ("", wanted),
    };

    public override string ToString() => Vi ?? En ?? "";

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Normalize();
}
