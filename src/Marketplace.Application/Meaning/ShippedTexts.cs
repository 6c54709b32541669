using System.Collections;
using System.Resources;
using System.Text.Json;

namespace Marketplace.Application.Meaning;

/// <summary>The Vietnamese that the application itself brings: its lists, glossary, policies, sentences and demonstration. A new site has no other.</summary>
internal static class ShippedTexts
{
    /// <summary>Of a line, a cell, and one of several terms in a cell.</summary>
    private static readonly char[] Ends = ['\n', '\t', '|'];

    /// <summary>And what stands beside it in other languages; whoever counts marks leaves that out.</summary>
    public static List<string> Vietnamese()
    {
        var assembly = typeof(ShippedTexts).Assembly;
        var texts = new List<string>();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            switch (Path.GetExtension(name))
            {
                case ".json":
                    using (var json = JsonDocument.Parse(stream))
                    {
                        texts.AddRange(Strings(json.RootElement));
                    }

                    break;
                case ".md" or ".tsv":
                    using (var reader = new StreamReader(stream))
                    {
                        texts.AddRange(reader.ReadToEnd().Split(Ends));
                    }

                    break;
                case ".resources":
                    using (var resources = new ResourceReader(stream))
                    {
                        texts.AddRange(resources.Cast<DictionaryEntry>().Select(e => e.Value).OfType<string>());
                    }

                    break;
            }
        }

        return texts;
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };
}
