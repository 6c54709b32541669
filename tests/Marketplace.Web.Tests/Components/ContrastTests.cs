using System.Globalization;
using System.Text.RegularExpressions;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Components;

/// <summary>The colours of the tokens can be read on the grounds that the style sheets put them on.</summary>
public sealed partial class ContrastTests
{
    private static readonly string Tokens = File.ReadAllText(Path.Combine(Repository.Root, "src/Marketplace.Web/wwwroot/css/tokens.css"));

    /// <summary>Text that stands on whatever ground its page or panel has.</summary>
    private static readonly string[] Inks = ["ink", "ink-soft", "ink-faint", "accent", "accent-strong", "alert"];

    private static readonly string[] Grounds = ["paper", "surface", "sunken"];

    public static TheoryData<string, string> Themes => new()
    {
        { "light", ":root, [data-theme=light] {" },
        { "dark by the system", ":root:not([data-theme=light]) {" },
        { "dark by choice", "[data-theme=dark] {" },
    };

    [Theory]
    [MemberData(nameof(Themes))]
    public void Text_can_be_read_on_its_ground(string theme, string block)
    {
        var colours = Colours(block);
        var pairs = Inks.SelectMany(_ => Grounds, (ink, ground) => (Ink: ink, Ground: ground))
            .Concat(new[] { "accent", "warm", "alert", "calm" }.SelectMany(tone => new[] { "ink", "ink-soft" }, (tone, ink) => (Ink: ink, Ground: tone + "-soft")))
            .Concat(PairsOfRules()).Distinct().ToArray();
        pairs.ShouldContain(("on-accent", "accent"));
        pairs.ShouldContain(("warm", "warm-soft"));
        pairs.ShouldContain(("paper", "ink"));
        pairs.Select(p => (p.Ink, p.Ground, Ratio: Contrast(colours[p.Ink], colours[p.Ground]))).Where(p => p.Ratio < 4.5)
            .Select(p => $"{theme}: {p.Ink} on {p.Ground} is {p.Ratio:0.00}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void The_edge_of_a_control_and_the_focus_can_be_seen(string theme, string block)
    {
        var colours = Colours(block);
        new[] { "line-strong", "accent", "warm", "alert" }.SelectMany(_ => Grounds, (edge, ground) => (edge, ground, Ratio: Contrast(colours[edge], colours[ground]))).Where(p => p.Ratio < 3)
            .Select(p => $"{theme}: {p.edge} on {p.ground} is {p.Ratio:0.00}").ShouldBeEmpty();
    }

    [Fact]
    public void Dark_is_the_same_by_choice_and_by_the_system() =>
        Colours("[data-theme=dark] {").ShouldBe(Colours(":root:not([data-theme=light]) {"), ignoreOrder: true);

    [Fact]
    public void Every_colour_comes_from_the_tokens()
    {
        var light = Colours(":root, [data-theme=light] {");
        var sheets = Sheets();
        sheets.Length.ShouldBeGreaterThan(10);
        sheets.SelectMany(css => Literal().Matches(css).Select(m => m.Value)).ShouldBeEmpty();
        sheets.SelectMany(css => Paint().Matches(css).Select(m => m.Groups["name"].Value)).Where(name => !light.ContainsKey(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Black_on_white_is_21() => Contrast("#000", "#ffffff").ShouldBe(21, 0.001);

    /// <summary>Rules that set both the text's colour and its ground.</summary>
    private static IEnumerable<(string Ink, string Ground)> PairsOfRules() =>
        from css in Sheets()
        from Match rule in Rule().Matches(css)
        let ink = TextColour().Match(rule.Value).Groups["name"].Value
        let ground = Ground().Match(rule.Value).Groups["name"].Value
        where ink.Length > 0 && ground.Length > 0
        select (ink, ground);

    private static string[] Sheets() =>
        [.. Repository.Files("src/Marketplace.Web", "*.css").Where(f => !f.EndsWith("tokens.css", StringComparison.Ordinal)).Select(File.ReadAllText)];

    private static Dictionary<string, string> Colours(string block)
    {
        var at = Tokens.IndexOf(block, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, block);
        var body = Tokens[at..Tokens.IndexOf('}', at)];
        var colours = Token().Matches(body).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.Ordinal);
        colours.Count.ShouldBeGreaterThan(15);
        return colours;
    }

    /// <summary>WCAG 2.2: (L1 + 0.05) / (L2 + 0.05).</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        var digits = hex.Length == 4 ? string.Concat(hex[1..].Select(c => $"{c}{c}")) : hex[1..];
        double Channel(int at)
        {
            var value = int.Parse(digits.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));
    }

    [GeneratedRegex("--(?<name>[a-z-]+):\\s*(?<value>#[0-9a-fA-F]{3,6})\\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex("\\{[^{}]*\\}")]
    private static partial Regex Rule();

    [GeneratedRegex("(?<![a-z-])color:\\s*var\\(--(?<name>[a-z-]+)\\)", RegexOptions.ExplicitCapture)]
    private static partial Regex TextColour();

    [GeneratedRegex("(?<![a-z-])background(-color)?:\\s*var\\(--(?<name>[a-z-]+)\\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Ground();

    [GeneratedRegex("(color|background|background-color|fill|stroke):\\s*var\\(--(?<name>[a-z-]+)\\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Paint();

    [GeneratedRegex("#[0-9a-fA-F]{3,8}\\b(?=[^{}]*\\})")]
    private static partial Regex Literal();
}
