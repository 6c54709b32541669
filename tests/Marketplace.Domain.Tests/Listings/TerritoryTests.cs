using Marketplace.Domain.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

public sealed class TerritoryTests
{
    [Theory]
    [InlineData("", "VN")]
    [InlineData("VN", "VN")]
    [InlineData("01,22,01", "01,22")]
    [InlineData("22, 01 ", "01,22")]
    [InlineData("01,VN", "VN")]
    [InlineData("VN,WORLD,01", "WORLD")]
    [InlineData("world", "WORLD")]
    public void What_a_wider_one_covers_is_dropped(string codes, string kept) => string.Join(',', Of(codes).Codes).ShouldBe(kept);

    [Theory]
    [InlineData("WORLD", "WORLD", true)]
    [InlineData("WORLD", "VN", true)]
    [InlineData("WORLD", "01", true)]
    [InlineData("VN", "VN", true)]
    [InlineData("VN", "79", true)]
    [InlineData("01,22", "22,79", true)]
    [InlineData("01", "01", true)]
    [InlineData("01", "79", false)]
    [InlineData("01,22", "79,92", false)]
    public void Two_overlap_where_they_share_ground_whichever_is_asked(string one, string other, bool overlap)
    {
        Of(one).Overlaps(Of(other)).ShouldBe(overlap);
        Of(other).Overlaps(Of(one)).ShouldBe(overlap);
    }

    [Theory]
    [InlineData("WORLD", "VN", true)]
    [InlineData("VN", "WORLD", false)]
    [InlineData("VN", "01,79", true)]
    [InlineData("01,22", "01", true)]
    [InlineData("01", "01,22", false)]
    [InlineData("01", "VN", false)]
    public void One_covers_what_lies_inside_it(string one, string other, bool covers) => Of(one).Covers(Of(other)).ShouldBe(covers);

    [Fact]
    public void Two_with_the_same_codes_are_equal()
    {
        Of("22,01").ShouldBe(Of("01,22"));
        Of("22,01").GetHashCode().ShouldBe(Of("01,22").GetHashCode());
        Of("VN").ShouldNotBe(Of("WORLD"));
    }

    private static Territory Of(string codes) => new(codes.Split(','));
}
