using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Alerts;

/// <summary>What a person asked for, to be asked again of what is new.</summary>
/// <param name="Text">As it was typed; null when only facets are chosen.</param>
/// <param name="Filters">Each facet once.</param>
public sealed record SavedSearch(Sought Among, string? Text, IReadOnlyList<ChosenFacet> Filters)
{
    /// <summary>Without anything that makes no difference: blanks, empty facets, the order of codes.</summary>
    public SavedSearch Tidy() => new(
        Among,
        string.Join(' ', WholeText.Of(Text ?? "").Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } words ? words : null,
        [
            .. Filters.GroupBy(f => f.Facet, StringComparer.Ordinal).OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => new ChosenFacet(f.Key, [.. f.SelectMany(c => c.Codes).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))
                .Where(f => f.Codes.Count > 0),
        ]);

    /// <summary>The same for two searches that ask the same.</summary>
    internal string Key()
    {
        var tidy = Tidy();
        var said = new StringBuilder().Append(tidy.Among).Append('\n').Append(tidy.Text);
        foreach (var filter in tidy.Filters)
        {
            said.Append('\n').Append(filter.Facet).Append('\t').AppendJoin('\t', filter.Codes);
        }

        return "s:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())).AsSpan(0, 16));
    }
}

/// <summary>Codes of one facet; each is as good as another.</summary>
public sealed record ChosenFacet(string Facet, IReadOnlyList<string> Codes);
