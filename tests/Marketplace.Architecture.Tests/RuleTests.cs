using System.Reflection;
using System.Text.RegularExpressions;
using Marketplace.Domain.Common;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Architecture.Tests;

public sealed partial class RuleTests
{
    private static readonly FieldInfo[] Rules = [.. typeof(Root).Assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.FieldType == typeof(Rule))];

    [Fact]
    public void Every_rule_stands_in_the_rules_of_its_feature_under_its_own_name()
    {
        Rules.Length.ShouldBeGreaterThan(70);
        Rules.ShouldAllBe(r => r.DeclaringType!.Name.EndsWith("Rules", StringComparison.Ordinal) && r.Name == ((Rule)r.GetValue(null)!).Code);
    }

    [Fact]
    public void Every_rule_is_seen_refusing_by_a_test_of_the_domain_or_of_the_application()
    {
        var named = Named("tests/Marketplace.Domain.Tests").Union(Named("tests/Marketplace.Application.Tests"), StringComparer.Ordinal).ToArray();
        named.Length.ShouldBeGreaterThan(70);
        Rules.Select(r => $"{r.DeclaringType!.Name}.{r.Name}").Except(named, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<string> Named(string folder) =>
        Repository.Files(folder, "*.cs").SelectMany(f => Name().Matches(File.ReadAllText(f)).Select(m => m.Value)).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\b[A-Z]\w+Rules\.[A-Z]\w+")]
    private static partial Regex Name();
}
