using System.Text;
using Marketplace.Application.Meaning;
using Marketplace.Domain.Common;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Meaning;

public sealed class MarkRestoringTests
{
    private readonly MarkRestoring _marks = new();

    public MarkRestoringTests()
    {
        _marks.Count("Công nghệ xử lý nước thải công nghiệp bằng vi sinh. Máy sấy nông sản dùng năng lượng mặt trời.");
        _marks.Count("Xử lý nước thải chăn nuôi. Ở Hà Nội, công nghệ sấy lạnh nông sản. Đường đi và đi đường.");
    }

    [Theory]
    [InlineData("xu ly nuoc thai", "xử lý nước thải")]
    [InlineData("Cong nghe say lanh nong san", "Công nghệ sấy lạnh nông sản")]
    [InlineData("XU LY NUOC THAI", "XỬ LÝ NƯỚC THẢI")]
    [InlineData("o ha noi, may say", "ở hà nội, máy sấy")]
    [InlineData("duong di", "đường đi")]
    [InlineData("xu ly bun do thi", "xử lý bun do thi")]
    public void Marks_are_put_back_where_they_were_seen(string typed, string expected) => _marks.Restore(typed).ShouldBe(expected);

    [Theory]
    [InlineData("xử ly nuoc thai")]
    [InlineData("waste water treatment for textile industry")]
    [InlineData("LED 5W")]
    [InlineData("")]
    [InlineData("  12 % ")]
    [InlineData("\uD800 \uFFFE 🌾")]
    public void Anything_else_stays_as_it_was_typed(string typed) => _marks.Restore(typed).ShouldBe(typed);

    [Fact]
    public void A_text_without_marks_teaches_nothing()
    {
        var before = _marks.Counted;
        _marks.Count("Cong nghe xu ly nuoc thai cong nghiep");
        _marks.Count("A machine that dries fruit");
        _marks.Count(null);
        _marks.Counted.ShouldBe(before);
    }

    [Fact]
    public void Nothing_counted_restores_nothing() => new MarkRestoring().Restore("xu ly nuoc thai").ShouldBe("xu ly nuoc thai");

    [Fact]
    public void Of_passages_never_counted_85_syllables_of_100_are_right_and_95_of_questions_on_counted_ones()
    {
        var (odd, even) = (Read("vi", i => i % 2 == 0), Read("vi", i => i % 2 == 1));
        var marks = new MarkRestoring();
        ShippedTexts.Vietnamese().ForEach(marks.Count);
        TestContext.Current.SendDiagnosticMessage($"{marks.Counted} syllables shipped");
        foreach (var passage in odd)
        {
            marks.Count(passage.Text);
        }

        var (right, all) = Compare(marks, even.Select(p => p.Text));
        TestContext.Current.SendDiagnosticMessage($"{right} of {all} syllables right: {100.0 * right / all:0.00} %");
        (100.0 * right / all).ShouldBeGreaterThanOrEqualTo(85);

        foreach (var passage in even)
        {
            marks.Count(passage.Text);
        }

        (right, all) = Compare(marks, odd.Concat(even).SelectMany(p => p.Questions));
        TestContext.Current.SendDiagnosticMessage($"questions on counted passages: {right} of {all} syllables right: {100.0 * right / all:0.00} %");
        (100.0 * right / all).ShouldBeGreaterThanOrEqualTo(95);
    }

    [Fact]
    public void Languages_are_told_apart_without_marks()
    {
        var vietnamese = Read("vi").SelectMany(p => p.Questions).Select(Folding.WithoutMarks).ToArray();
        var english = Read("en").SelectMany(p => p.Questions).ToArray();
        var (known, wrong) = (vietnamese.Count(MarkRestoring.LooksVietnamese), english.Count(MarkRestoring.LooksVietnamese));
        TestContext.Current.SendDiagnosticMessage($"{known} of {vietnamese.Length} Vietnamese questions known, {wrong} of {english.Length} English ones taken for Vietnamese");
        known.ShouldBeGreaterThan((int)(vietnamese.Length * 0.9));
        wrong.ShouldBeLessThan((int)(english.Length * 0.01));
    }

    private static (int Right, int All) Compare(MarkRestoring marks, IEnumerable<string> texts)
    {
        var (right, all) = (0, 0);
        foreach (var text in texts)
        {
            var expected = text.Normalize(NormalizationForm.FormC);
            var restored = marks.Restore(Folding.WithoutMarks(expected));
            foreach (var (start, length) in VietnameseSyllables.Words(expected))
            {
                all++;
                right += string.CompareOrdinal(expected, start, restored, start, length) == 0 ? 1 : 0;
            }
        }

        return (right, all);
    }

    private static IReadOnlyList<AskedPassage> Read(string language, Func<int, bool>? isWanted = null)
    {
        Assert.SkipUnless(PublicQuestions.FileOf(language) is not null || Environment.GetEnvironmentVariable("CI") == "true", PublicQuestions.Missing);
        return PublicQuestions.Read(PublicQuestions.FileOf(language)!, isWanted);
    }
}
