using System.Globalization;
using Marketplace.Domain.Common;

namespace Marketplace.Application.ReferenceData;

/// <summary>The names of a content's codes in the reader's language, as they were when it was filed.</summary>
/// <param name="Names">By list and code: "ip-kinds/patent".</param>
public abstract record NamedCodes(IReadOnlyDictionary<string, string> Names)
{
    public string Name(string list, string code) => Names[Key(list, code)];

    public string? NameOf(string list, string? code) => code is null ? null : Names[Key(list, code)];

    public IEnumerable<string> NamesOf(string list, IEnumerable<string> codes) => codes.Select(code => Names[Key(list, code)]);

    /// <param name="filedAt">UTC.</param>
    protected static Dictionary<string, string> NamesOf(IEnumerable<(string List, string Code)> codes, ReferenceLists lists, Language language, DateTime filedAt)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (list, code) in codes)
        {
            names.TryAdd(Key(list, code), lists.Name(list, code, language, filedAt));
        }

        return names;
    }

    protected static IEnumerable<(string List, string Code)> All(string list, params IEnumerable<string?> codes) => codes.OfType<string>().Select(code => (list, code));

    protected static string Key(string list, string code) => $"{list}/{code}";

    protected static string Code(int level) => level.ToString(CultureInfo.InvariantCulture);
}
