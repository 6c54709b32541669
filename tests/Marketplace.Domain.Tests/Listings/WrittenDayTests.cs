using Marketplace.Domain.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

public sealed class WrittenDayTests
{
    [Theory]
    [InlineData("2033-03-14")]
    [InlineData("2033/3/14")]
    [InlineData("14/03/2033")]
    [InlineData("14.3.2033")]
    [InlineData(" 03/14/2033 ")]
    [InlineData("14 March 2033")]
    [InlineData("March 14, 2033")]
    [InlineData("2033-03-14T00:00:00")]
    public void A_day_is_read_however_it_is_written(string text) => WrittenDay.Read(text).ShouldBe((new DateOnly(2033, 3, 14), false));

    [Theory]
    [InlineData("03/04/2033")]
    [InlineData("1-2-2033")]
    public void A_day_that_may_be_two_is_read_as_neither(string text) => WrittenDay.Read(text).ShouldBe((null, true));

    [Fact]
    public void Day_and_month_alike_are_one_day() => WrittenDay.Read("04/04/2033").ShouldBe((new DateOnly(2033, 4, 4), false));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("31/02/2033")]
    [InlineData("14/14/2033")]
    [InlineData("2033")]
    public void What_is_no_day_is_none(string text) => WrittenDay.Read(text).ShouldBe((null, false));
}
