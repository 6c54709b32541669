using System.Globalization;
using System.Text;

namespace Marketplace.Domain.Files;

/// <summary>Names of files as people bring them: shown and given back, never used as a path.</summary>
public static class FileName
{
    private const string Reserved = "\\/:*?\"<>|";

    /// <summary>Without folders, without what a system or a reader could misread, and not too long. Empty when nothing is left.</summary>
    public static string Clean(string? brought)
    {
        var name = (brought ?? "")[((brought ?? "").LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && !IsUnseen(Rune.GetUnicodeCategory(rune)) && !(rune.IsAscii && Reserved.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                kept.Append(rune);
            }
        }

        return Shorten(kept.ToString().Normalize(), FileRules.NameLength).Trim(' ', '.');
    }

    /// <summary>The name with the ending of what the file really is: "report.exe" that is a PDF is "report.pdf".</summary>
    /// <param name="otherwise">When nothing is left of the name.</param>
    public static string For(FileKind kind, string? brought, string otherwise)
    {
        var stem = Stem(brought);
        return (stem.Length > 0 ? stem : otherwise) + kind.Extension();
    }

    /// <summary>The cleaned name without its ending.</summary>
    public static string Stem(string? brought)
    {
        var name = Clean(brought);
        var point = name.LastIndexOf('.');
        return Shorten(point > 0 && name.Length - point <= 6 ? name[..point] : name, FileRules.NameLength - 5).Trim(' ', '.');
    }

    /// <summary>Control characters, and marks that turn the direction of what follows: "gpj.exe" must not read "exe.jpg".</summary>
    private static bool IsUnseen(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Shorten(string name, int length) => name.Length <= length ? name : name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)];
}
