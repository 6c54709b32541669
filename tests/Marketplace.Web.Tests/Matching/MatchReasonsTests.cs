using System.Text.RegularExpressions;
using Bunit;
using Marketplace.Application.Matching;
using Marketplace.Domain.Common;
using Marketplace.Domain.Matching;
using Marketplace.Web.Components.Pages.Matching;
using Marketplace.Web.Tests.Components;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Matching;

/// <summary>Why something is suggested, as people read it.</summary>
public sealed partial class MatchReasonsTests : ComponentTest
{
    private static readonly ScoredPart Budget = new(MatchPart.Budget, 0.83) { Price = Money.Vnd(900_000_000), Budget = Money.Vnd(1_200_000_000) };
    private static readonly ScoredPart Readiness = new(MatchPart.Readiness, 1) { TrlWanted = 6, TrlOffered = 7 };
    private static readonly ScoredPart Freshness = new(MatchPart.Freshness, 0.37) { ConfirmedOn = new DateOnly(2026, 11, 24) };

    private static readonly MatchReason[] Agreeing =
    [
        Of(new ScoredPart(MatchPart.Text, 0.83), common: ["màng lọc gốm", "nước giếng"]),
        Of(new ScoredPart(MatchPart.Field, 1), common: ["Kỹ thuật môi trường"]),
        Of(new ScoredPart(MatchPart.Industry, 0.47), common: ["Cấp nước"]),
        Of(Readiness),
        Of(Budget),
        Of(new ScoredPart(MatchPart.Transfer, 1), common: ["Exclusive", "Assignment"]),
        Of(Freshness),
    ];

    private static readonly MatchReason[] Differing =
    [
        Of(new ScoredPart(MatchPart.Text, 0.31) { IsByMeaning = true }),
        Of(new ScoredPart(MatchPart.Field, 0.53), wanted: ["Cơ khí"], offered: ["Điện"]),
        Of(new ScoredPart(MatchPart.Industry, 0), wanted: ["Dệt"], offered: ["Da"]),
        Of(Readiness with { Value = 0.29, TrlOffered = 4 }),
        Of(Budget with { Value = 0.13, Price = Money.Vnd(1_500_000_000) }),
        Of(new ScoredPart(MatchPart.Transfer, 0.53), wanted: ["Exclusive"], offered: ["Sole"]),
        Of(Freshness),
    ];

    [Fact]
    public void Each_of_the_seven_parts_says_in_vietnamese_what_agrees() => Sentences(Agreeing).ShouldBe(
    [
        "Nội dung khớp Cùng nói về: màng lọc gốm, nước giếng.",
        "Lĩnh vực khớp Cùng lĩnh vực: Kỹ thuật môi trường.",
        "Ngành sử dụng khớp một phần Cùng ngành: Cấp nước.",
        "Mức sẵn sàng khớp Cần từ TRL 6; công nghệ ở TRL 7.",
        "Giá và ngân sách khớp Giá mong muốn từ 900.000.000 ₫, ngân sách đến 1.200.000.000 ₫.",
        "Quyền khớp Quyền cần cũng là quyền đang chào: Quyền sử dụng, độc quyền; Chuyển nhượng quyền sở hữu.",
        "Còn mới chưa khớp Bên giao xác nhận còn hiệu lực ngày 24/11/2026.",
    ]);

    [Fact]
    public void And_in_english()
    {
        Speak("en-GB");
        Sentences(Agreeing).ShouldBe(
        [
            "Content agrees Both speak of: màng lọc gốm, nước giếng.",
            "Field agrees The same field: Kỹ thuật môi trường.",
            "Industry agrees in part The same industry: Cấp nước.",
            "Readiness agrees TRL 6 or higher is wanted; the technology is at TRL 7.",
            "Price and budget agrees The price begins at 900,000,000 VND, the budget goes up to 1,200,000,000 VND.",
            "Rights agrees The right wanted is offered: Right to use, exclusive; Assignment of ownership.",
            "Up to date does not agree Its supplier confirmed it on 24/11/2026.",
        ]);
    }

    [Fact]
    public void What_differs_is_said_as_plainly()
    {
        Sentences(Differing).ShouldBe(
        [
            "Nội dung chưa khớp Gần nghĩa, dù dùng từ khác.",
            "Lĩnh vực khớp một phần Lĩnh vực gần nhau: cần Cơ khí; công nghệ thuộc Điện.",
            "Ngành sử dụng chưa khớp Khác ngành: cần cho Dệt; công nghệ dùng cho Da.",
            "Mức sẵn sàng chưa khớp Cần từ TRL 6; công nghệ mới ở TRL 4.",
            "Giá và ngân sách chưa khớp Giá mong muốn từ 1.500.000.000 ₫, cao hơn ngân sách 1.200.000.000 ₫.",
            "Quyền khớp một phần Cần: Quyền sử dụng, độc quyền. Đang chào: Quyền sử dụng, độc quyền, bên giao vẫn được dùng.",
            "Còn mới chưa khớp Bên giao xác nhận còn hiệu lực ngày 24/11/2026.",
        ]);
        Speak("en-GB");
        Sentences(Differing).ShouldBe(
        [
            "Content does not agree Near in meaning, in other words.",
            "Field agrees in part Related fields: wanted Cơ khí; the technology is of Điện.",
            "Industry does not agree Other industries: wanted for Dệt; the technology is for Da.",
            "Readiness does not agree TRL 6 or higher is wanted; the technology is only at TRL 4.",
            "Price and budget does not agree The price begins at 1,500,000,000 VND, above the budget of 1,200,000,000 VND.",
            "Rights agrees in part Wanted: Right to use, exclusive. Offered: Right to use, sole.",
            "Up to date does not agree Its supplier confirmed it on 24/11/2026.",
        ]);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-GB")]
    public void No_number_of_the_score_is_shown(string culture)
    {
        Speak(culture);
        foreach (var reasons in new[] { Agreeing, Differing })
        {
            var said = string.Join('\n', Sentences(reasons));
            Figures().Replace(said, "").ShouldNotContain(c => char.IsDigit(c) || c == '%');
        }
    }

    [Fact]
    public void What_one_side_does_not_say_is_named_apart()
    {
        MatchReason[] reasons = [Agreeing[0], .. Enum.GetValues<MatchPart>().Where(p => p != MatchPart.Text).Select(p => Of(new ScoredPart(p, null)))];
        Sentences(reasons).ShouldHaveSingleItem();
        Said(Shown(reasons).Find("p")).ShouldBe("Chưa so được vì một bên chưa nêu: Lĩnh vực, Ngành sử dụng, Mức sẵn sàng, Giá và ngân sách, Quyền, Còn mới.");
    }

    private IReadOnlyList<string> Sentences(IReadOnlyList<MatchReason> reasons) => [.. Shown(reasons).FindAll("li").Select(Said)];

    private IRenderedComponent<MatchReasons> Shown(IReadOnlyList<MatchReason> reasons) => Render<MatchReasons>(p => p.Add(m => m.Reasons, reasons));

    private static MatchReason Of(ScoredPart part, string[]? common = null, string[]? wanted = null, string[]? offered = null) =>
        new(part.Part, part.Value, part.Tone(), common ?? [], wanted ?? [], offered ?? [], part);

    /// <summary>Numbers that say what they are: a level, an amount, a day.</summary>
    [GeneratedRegex(@"TRL \d|[\d.,]+\s(₫|VND)|\d\d/\d\d/\d{4}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Figures();
}
