using Marketplace.Domain.Common;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Common;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("Màng lọc gốm cho nước giếng", "mang loc GOM cho nuoc gieng.", 100)]
    [InlineData("Màng lọc gốm", "Màng lọc gốm nano", 80)]
    [InlineData("Đèn", "den", 100)]
    [InlineData("nước sạch", "sạch nước", 0)]
    [InlineData("Màng lọc gốm", "Cảm biến quang sợi", 0)]
    [InlineData("", "", 0)]
    [InlineData(null, "gì đó", 0)]
    [InlineData("!?", "…", 0)]
    public void Texts_are_compared_by_their_pairs_of_words(string? one, string? other, int percent)
    {
        Likeness.Percent(one, other).ShouldBe(percent);
        Likeness.Percent(other, one).ShouldBe(percent);
    }
}
