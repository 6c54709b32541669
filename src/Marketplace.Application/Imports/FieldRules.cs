using System.Reflection;
using System.Text.Json;

namespace Marketplace.Application.Imports;

/// <summary>
/// Which field of science and technology a catalogue's row belongs to: the first rule of FieldRules.json whose category matches,
/// else the field whose words stand most often in keywords and title. No match stays "not stated".
/// </summary>
internal sealed class FieldRules
{
    private static readonly Lazy<FieldRules> Shipped = new(Load);
    private readonly IReadOnlyList<FieldRule> _rules;

    private FieldRules(IReadOnlyList<FieldRule> rules) => _rules = rules;

    public static FieldRules Current => Shipped.Value;

    public string? FieldOf(CatalogueRow row)
    {
        var said = row.Keywords.Append(row.Title).Select(k => k.ToLowerInvariant()).ToArray();
        var best = _rules
            .Select((rule, order) => (rule, order, Score: rule.Score(row.Category, said)))
            .Where(r => r.Score > 0)
            .OrderByDescending(r => r.Score).ThenBy(r => r.order)
            .FirstOrDefault();
        return best.rule?.Field;
    }

    private static FieldRules Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Marketplace.Application.Imports.FieldRules.json")
            ?? throw new InvalidOperationException("FieldRules.json is not embedded.");
        return new FieldRules(JsonSerializer.Deserialize<FieldRule[]>(stream, JsonSerializerOptions.Web)!);
    }

    /// <param name="Field">Code of the field, level 2.</param>
    /// <param name="Categories">A row of one of these categories belongs here, whatever its words.</param>
    /// <param name="Words">Each that is found in a keyword or the title counts one.</param>
    private sealed record FieldRule(string Field, IReadOnlyList<string> Categories, IReadOnlyList<string> Words)
    {
        /// <summary>More than any number of words.</summary>
        private const int Certain = 1_000;

        public int Score(IReadOnlyList<string> categories, IReadOnlyList<string> said) =>
            (categories.Any(c => Categories.Contains(c, StringComparer.OrdinalIgnoreCase)) ? Certain : 0)
            + Words.Count(word => said.Any(s => s.Contains(word, StringComparison.Ordinal)));
    }
}
