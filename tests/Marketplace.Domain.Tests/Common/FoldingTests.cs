using Marketplace.Domain.Common;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Common;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Công ty TNHH Đầu tư – Phát triển Đường Ươm", "cong ty tnhh dau tu phat trien duong uom")]
    [InlineData("  C02F 1/44 ", "c02f 1 44")]
    [InlineData("…", "")]
    [InlineData(null, "")]
    public void What_people_leave_out_does_not_count(string? text, string folded) => Folding.Folded(text).ShouldBe(folded);
}
