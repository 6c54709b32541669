using System.Globalization;
using System.Text;

namespace Marketplace.Domain.Common;

/// <summary>Words without what people leave out or write in two ways: "CÔNG TY, Đà Nẵng" is "cong ty da nang".</summary>
public static class Folding
{
    /// <summary>Lower case, no marks, đ as d; whatever is no letter or digit parts words, by one blank.</summary>
    public static string Folded(string? text)
    {
        var plain = WithoutMarks(text).ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ');
        return string.Join(' ', string.Concat(plain).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>As it is written, without marks, đ as d.</summary>
    public static string WithoutMarks(string? text)
    {
        var plain = new StringBuilder();
        foreach (var letter in WholeText.Of(text ?? "").Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            plain.Append(letter switch { 'đ' => 'd', 'Đ' => 'D', _ => letter });
        }

        return plain.ToString().Normalize();
    }
}
