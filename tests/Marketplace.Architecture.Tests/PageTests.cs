using System.Text.RegularExpressions;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Architecture.Tests;

public sealed partial class PageTests
{
    /// <summary>The framework fails on an address whose value is not of the property's type; a text is looked at by the page.</summary>
    [Fact]
    public void Whatever_stands_in_an_address_is_taken_as_text()
    {
        var taken = Repository.Files("src/Marketplace.Web/Components", "*.razor")
            .SelectMany(f => FromQuery().Matches(File.ReadAllText(f)).Select(m => (Page: Path.GetFileName(f), Type: m.Groups["type"].Value))).ToArray();
        taken.Length.ShouldBeGreaterThan(10);
        taken.Where(t => t.Type is not ("string?" or "string[]?")).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\[SupplyParameterFromQuery[^\]]*\]\s+(private|public)\s+(?<type>\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex FromQuery();
}
