using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Domain.Terminology;

/// <summary>What a concept is called: the preferred term of each language and the other ones that people use.</summary>
public sealed record ConceptWording
{
    public const int LongestTerm = 120;

    /// <summary>Beside the preferred one, in one language.</summary>
    public const int MostOthers = 20;

    /// <summary>Between the terms of one cell or field; no term holds it.</summary>
    public const char Separator = ';';

    /// <param name="field">Code of the field of science and technology.</param>
    public ConceptWording(string? field, string? vi, string? en, IReadOnlyList<string>? othersVi, IReadOnlyList<string>? othersEn)
    {
        Field = (field ?? "").Trim();
        Vi = Clean(vi);
        En = Clean(en);
        OthersVi = Others(othersVi, Vi);
        OthersEn = Others(othersEn, En);
    }

    public string Field { get; }

    public string Vi { get; }

    public string En { get; }

    public IReadOnlyList<string> OthersVi { get; }

    public IReadOnlyList<string> OthersEn { get; }

    public IEnumerable<string> AllTerms() => [Vi, En, .. OthersVi, .. OthersEn];

    /// <summary>The same for two wordings whose preferred terms are the same pair, whatever their case.</summary>
    public string Pair() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Vi.ToLowerInvariant()}\n{En.ToLowerInvariant()}")));

    /// <summary>The terms of a cell or a field.</summary>
    public static string[] Split(string? cell) => (cell ?? "").Split([Separator, '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string Joined(IEnumerable<string> terms) => string.Join(Separator + " ", terms);

    /// <summary>Begins with a letter, a digit or a bracket, so that no spreadsheet takes it for a formula.</summary>
    public static bool IsTerm(string term) =>
        term.Length is > 0 and <= LongestTerm && (char.IsLetterOrDigit(term[0]) || term[0] == '(') && term.Any(char.IsLetterOrDigit)
        && !term.Any(c => char.IsControl(c) || c is Separator or '\u2028' or '\u2029');

    public bool Equals(ConceptWording? other) =>
        other is not null && Field == other.Field && Vi == other.Vi && En == other.En
        && OthersVi.SequenceEqual(other.OthersVi, StringComparer.Ordinal) && OthersEn.SequenceEqual(other.OthersEn, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Field, Vi, En, OthersVi.Count, OthersEn.Count);

    private static string[] Others(IEnumerable<string?>? terms, string preferred) =>
        [.. (terms ?? []).Select(Clean).Where(t => t.Length > 0 && !string.Equals(t, preferred, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Clean(string? term) =>
        string.Join(' ', Common.WholeText.Of(term ?? "").Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
