using System.Globalization;
using Marketplace.Domain.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

/// <summary>Which rights exclude each other: territory, field of use and term must all overlap, and one side must exclude.</summary>
public sealed class GrantScopeTests
{
    private const string Base = "Use Exclusive VN C 2026-12-01 2031-11-30";

    [Theory]

    // Exclusivity: one side that excludes is enough.
    [InlineData(Base, "Use Exclusive VN C 2026-12-01 2031-11-30", true)]
    [InlineData(Base, "Use Sole VN C 2026-12-01 2031-11-30", true)]
    [InlineData(Base, "Use NonExclusive VN C 2026-12-01 2031-11-30", true)]
    [InlineData("Use Sole VN C 2026-12-01 2031-11-30", "Use NonExclusive VN C 2026-12-01 2031-11-30", true)]
    [InlineData("Use NonExclusive VN C 2026-12-01 2031-11-30", "Use NonExclusive VN C 2026-12-01 2031-11-30", false)]

    // Territory.
    [InlineData(Base, "Use Exclusive WORLD C 2026-12-01 2031-11-30", true)]
    [InlineData(Base, "Use Exclusive 01 C 2026-12-01 2031-11-30", true)]
    [InlineData("Use Exclusive 01,22 C 2026-12-01 2031-11-30", "Use Exclusive 22 C 2026-12-01 2031-11-30", true)]
    [InlineData("Use Exclusive 01,22 C 2026-12-01 2031-11-30", "Use Exclusive 79 C 2026-12-01 2031-11-30", false)]

    // Field of use: none means every field.
    [InlineData(Base, "Use Exclusive VN * 2026-12-01 2031-11-30", true)]
    [InlineData(Base, "Use Exclusive VN A,C 2026-12-01 2031-11-30", true)]
    [InlineData(Base, "Use Exclusive VN A 2026-12-01 2031-11-30", false)]
    [InlineData("Use Exclusive VN * 2026-12-01 2031-11-30", "Use NonExclusive VN A 2026-12-01 2031-11-30", true)]

    // Term: the last day still counts, and no end means for ever.
    [InlineData(Base, "Use Exclusive VN C 2031-11-30 2036-11-29", true)]
    [InlineData(Base, "Use Exclusive VN C 2031-12-01 2036-11-30", false)]
    [InlineData(Base, "Use Exclusive VN C 2020-01-01 2026-11-30", false)]
    [InlineData(Base, "Use Exclusive VN C 2020-01-01 -", true)]
    [InlineData("Use Exclusive VN C 2026-12-01 -", "Use Exclusive VN C 2050-01-01 -", true)]
    [InlineData("Use Exclusive VN C 2026-12-01 -", "Use NonExclusive VN C 2020-01-01 2026-11-30", false)]

    // An assignment excludes everything.
    [InlineData("Assignment - VN C 2026-12-01 -", "Use NonExclusive VN C 2026-12-01 2031-11-30", true)]
    [InlineData("Assignment - 01 C 2026-12-01 -", "Use NonExclusive 79 A 2026-12-01 2031-11-30", true)]
    [InlineData("Assignment - VN C 2026-12-01 -", "Assignment - VN C 2026-12-01 -", true)]
    public void Rights_exclude_each_other_whichever_came_first(string one, string other, bool conflict)
    {
        Of(one).ConflictsWith(Of(other)).ShouldBe(conflict);
        Of(other).ConflictsWith(Of(one)).ShouldBe(conflict);
    }

    private static GrantScope Of(string text)
    {
        var parts = text.Split(' ');
        return new GrantScope(
            Enum.Parse<Right>(parts[0]),
            parts[1] == "-" ? null : Enum.Parse<Exclusivity>(parts[1]),
            new Territory(parts[2].Split(',')),
            parts[3] == "*" ? [] : parts[3].Split(','),
            DateOnly.Parse(parts[4], CultureInfo.InvariantCulture),
            parts[5] == "-" ? null : DateOnly.Parse(parts[5], CultureInfo.InvariantCulture));
    }
}
