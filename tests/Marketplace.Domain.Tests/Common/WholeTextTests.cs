using Marketplace.Domain.Common;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Common;

public sealed class WholeTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Công nghệ 👩🏽‍🔬 \ufffd \u0001")]
    public void A_text_is_left_alone(string text)
    {
        WholeText.Is(text).ShouldBeTrue();
        WholeText.Of(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void What_is_no_character_is_told_and_what_is_left_can_be_normalised()
    {
        foreach (var (text, left, folded) in ((string, string, string)[])[("a\ud83db", "a\ufffdb", "a b"), ("\udc69", "\ufffd", ""), ("a\ufffe", "a\ufffd", "a")])
        {
            WholeText.Is(text).ShouldBeFalse();
            WholeText.Of(text).ShouldBe(left);
            Folding.Folded(text).ShouldBe(folded);
        }
    }
}
