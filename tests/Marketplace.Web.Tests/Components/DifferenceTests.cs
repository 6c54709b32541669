using Bunit;
using Marketplace.Web.Components.Shared;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Components;

public sealed class DifferenceTests : ComponentTest
{
    [Theory]
    [InlineData("Màng gốm lọc sắt", "Màng gốm lọc asen", "Màng gốm lọc <del>sắt</del><ins>asen</ins>")]
    [InlineData("Một hai", "Một hai", "Một hai")]
    [InlineData("", "Mới", "<ins>Mới</ins>")]
    [InlineData("Cũ", "", "<del>Cũ</del>")]
    [InlineData("Giá 5.", "Giá 5 <b>", "Giá 5<del>.</del><ins> &lt;b&gt;</ins>")]
    public void Words_put_in_and_taken_out_are_marked(string before, string after, string marked) =>
        Render<Difference>(p => p.Add(d => d.Before, before).Add(d => d.After, after)).Markup.ReplaceLineEndings("").Replace("      ", "", StringComparison.Ordinal).Trim().ShouldBe(marked);

    [Fact]
    public void Lines_stay_lines() =>
        Render<Difference>(p => p.Add(d => d.Before, "một\nhai").Add(d => d.After, "một\nba")).Find("ins").TextContent.ShouldBe("ba");
}
