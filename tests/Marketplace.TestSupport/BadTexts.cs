namespace Marketplace.TestSupport;

/// <summary>What nobody should type and somebody will: nothing, too much, other alphabets, markup, formulas, broken characters.</summary>
public static class BadTexts
{
    public static readonly IReadOnlyList<string> All =
    [
        "", " ", "\u00a0", "\t\n", "x", "null", "undefined", "-1", "0", "99999999999999999999", "1e309", "NaN", "true", "31/02/2026", "0000-00-00",
        "<script>alert('x')</script>", "\"'><img src=x onerror=alert(1)>", "{{7*7}}", "${jndi:ldap://x}", "'; DROP TABLE Listings; --", "=1+1", "@SUM(A1)", "%00", "../../etc/passwd", "{0} {1} {999}",
        "a\0b", "a\u0001b", "\u001b[31m", "\u007f", "\ud800", "a\udfff", "\ufffe", "\u202eevil", "a\u200bb", "\u0065\u0302\u0301", "👩🏽‍🔬🇻🇳", "ﷺ", "İıſß", "Công nghệ", "Ｃông", "javascript:alert(1)", "http://", "mailto:a@b.c", "a@b", "a@b.c\r\nBcc: d@e.f",
        "[x](javascript:alert(1))", "![](x)", "# ".PadRight(500, '#'), new string('x', 5_000), new string('\u0301', 300), new string('(', 2_000), string.Concat(Enumerable.Repeat("Đ,", 400)),
    ];
}
