using Bunit;
using Marketplace.Application.Common;
using Marketplace.Web.Components.Shared;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Components;

/// <summary>Fields: the label, the hint and the refusal belong to the control.</summary>
public sealed class FieldTests : ComponentTest
{
    private static readonly Problem Empty = new(ProblemKind.Invalid, [new Refusal("NotEmptyValidator", "Mail")]);

    [Fact]
    public void A_field_is_tied_to_its_label_and_hint()
    {
        var field = Render<TextField>(p => p.Add(f => f.Name, "Form.Mail").Add(f => f.Label, "Thư").Add(f => f.Hint, "Gợi ý").Add(f => f.Value, "<a&b>"));
        var input = field.Find("input");
        input.Id.ShouldBe("form-mail");
        input.GetAttribute("name").ShouldBe("Form.Mail");
        input.GetAttribute("value").ShouldBe("<a&b>");
        field.Find("label").GetAttribute("for").ShouldBe("form-mail");
        input.GetAttribute("aria-describedby").ShouldBe("form-mail-hint");
        field.Find("#form-mail-hint").TextContent.ShouldBe("Gợi ý");
        input.HasAttribute("aria-invalid").ShouldBeFalse();
        field.FindAll(".error").ShouldBeEmpty();
    }

    [Fact]
    public void A_refused_field_says_why_and_keeps_what_was_typed()
    {
        var field = Render<TextField>(p => p.Add(f => f.Name, "Form.Mail").Add(f => f.Label, "Thư").Add(f => f.Hint, "Gợi ý").Add(f => f.Rows, 3).Add(f => f.Value, "đã gõ").Add(f => f.Problem, Empty));
        var area = field.Find("textarea");
        area.GetAttribute("aria-invalid").ShouldBe("true");
        area.GetAttribute("aria-describedby").ShouldBe("form-mail-hint form-mail-refusal");
        area.GetAttribute("value").ShouldBe("đã gõ");
        field.Find("#form-mail-refusal").TextContent.ShouldBe("Hãy điền mục này.");
    }

    [Fact]
    public void A_text_that_is_too_long_says_so_at_once_and_is_not_cut_off()
    {
        var field = Render<TextField>(p => p.Add(f => f.Name, "Text").Add(f => f.Label, "Câu hỏi").Add(f => f.Length, 5).Add(f => f.Value, "123456"));
        field.Find("#text-refusal").TextContent.ShouldBe("Tối đa 5 ký tự.");
        field.Find("input").GetAttribute("value").ShouldBe("123456");
        field.Render(p => p.Add(f => f.Value, "12345"));
        field.FindAll(".error").ShouldBeEmpty();
    }

    [Fact]
    public void Another_fields_refusal_is_not_this_ones()
    {
        var field = Render<TextField>(p => p.Add(f => f.Name, "Form.Name").Add(f => f.Label, "Tên").Add(f => f.Problem, Empty));
        field.Find("input").HasAttribute("aria-invalid").ShouldBeFalse();
        field.FindAll(".error").ShouldBeEmpty();
    }

    [Fact]
    public void A_choice_is_told_by_its_value()
    {
        string? chosen = null;
        var field = Render<SelectField>(p => p.Add(f => f.Id, "role").Add(f => f.Label, "Vai trò").Add(f => f.None, "Chọn").Add(f => f.Value, "b")
            .Add(f => f.Options, [new Choice("a", "Một"), new Choice("b", "<Hai>", "en")]).Add(f => f.ValueChanged, value => chosen = value).Add(f => f.Member, "Mail").Add(f => f.Problem, Empty));
        field.FindAll("option").Select(o => o.GetAttribute("value")).ShouldBe(["", "a", "b"]);
        field.Find("option[selected]").TextContent.ShouldBe("<Hai>");
        field.Find("option[lang=en]").GetAttribute("value").ShouldBe("b");
        field.Find("select").GetAttribute("aria-describedby").ShouldBe("role-refusal");
        field.Find("select").Change("a");
        chosen.ShouldBe("a");
    }

    [Theory]
    [InlineData("36", 36)]
    [InlineData("", null)]
    [InlineData("3.5", -1)]
    [InlineData("99999999999999", -1)]
    public void A_number_is_read_nothing_or_refused(string typed, int? read)
    {
        int? number = 7;
        var field = Render<NumberField<int>>(p => p.Add(f => f.Id, "term").Add(f => f.Label, "Tháng").Add(f => f.Max, 600).Add(f => f.Value, 60).Add(f => f.ValueChanged, value => number = value));
        field.Find("input").GetAttribute("value").ShouldBe("60");
        field.Find("input").Change(typed);
        number.ShouldBe(read);
    }

    [Fact]
    public void A_fraction_is_sent_with_a_point_in_either_language()
    {
        decimal? number = null;
        var field = Render<NumberField<decimal>>(p => p.Add(f => f.Id, "rate").Add(f => f.Label, "Phí").Add(f => f.Max, 100).Add(f => f.Step, "any").Add(f => f.Value, 2.5m).Add(f => f.ValueChanged, value => number = value));
        field.Find("input").GetAttribute("value").ShouldBe("2.5");
        field.Find("input").Change("1.75");
        number.ShouldBe(1.75m);
    }

    [Fact]
    public void A_day_is_sent_as_browsers_write_it()
    {
        DateOnly? day = null;
        var field = Render<DateField>(p => p.Add(f => f.Id, "start").Add(f => f.Label, "Ngày").Add(f => f.Value, new DateOnly(2026, 3, 9)).Add(f => f.ValueChanged, value => day = value));
        field.Find("input").GetAttribute("value").ShouldBe("2026-03-09");
        field.Find("input").Change("2026-12-31");
        day.ShouldBe(new DateOnly(2026, 12, 31));
        field.Find("input").Change("31/12/2026");
        day.ShouldBeNull();
    }

    [Theory]
    [InlineData("1200000", 1_200_000L)]
    [InlineData("1.200.000", 1_200_000L)]
    [InlineData("1,200,000", 1_200_000L)]
    [InlineData("1 200 000", 1_200_000L)]
    [InlineData(" ", null)]
    [InlineData("-5", -1L)]
    [InlineData("một triệu", -1L)]
    public void An_amount_is_read_in_each_way_of_writing_it(string typed, long? read)
    {
        long? amount = 7;
        var field = Render<MoneyField>(p => p.Add(f => f.Name, "UpFront").Add(f => f.Label, "Trả trước").Add(f => f.Value, 1_500_000).Add(f => f.ValueChanged, value => amount = value));
        field.Find("#upfront-hint").TextContent.ShouldBe("1.500.000\u00A0₫");
        field.Find("input").Change(typed);
        amount.ShouldBe(read);
    }

    [Fact]
    public void What_is_no_number_stays_as_typed_until_it_is_mended()
    {
        var money = Render<MoneyField>(p => p.Add(f => f.Name, "UpFront").Add(f => f.Label, "Trả trước"));
        money.Find("input").Change("hai tỷ");
        money.Render(p => p.Add(f => f.Value, -1));
        money.Find("input").GetAttribute("value").ShouldBe("hai tỷ");
        money.Find("#upfront-hint").TextContent.ShouldNotContain("₫");

        // Another step of the form was looked at meanwhile.
        Render<MoneyField>(p => p.Add(f => f.Name, "UpFront").Add(f => f.Label, "Trả trước").Add(f => f.Value, -1)).Find("input").GetAttribute("value").ShouldBe("hai tỷ");
        money.Render(p => p.Add(f => f.Value, 2_000_000_000));
        money.Find("input").GetAttribute("value").ShouldBe("2000000000");

        var term = Render<NumberField<int>>(p => p.Add(f => f.Id, "term").Add(f => f.Label, "Tháng").Add(f => f.Max, 600).Add(f => f.Value, 60));
        term.Find("input").Change("3.5");
        term.Render(p => p.Add(f => f.Value, -1));
        term.Find("input").GetAttribute("value").ShouldBe("3.5");
        term.Render(p => p.Add(f => f.Value, 36));
        term.Find("input").GetAttribute("value").ShouldBe("36");
    }

    [Fact]
    public void A_tick_is_yes_and_in_a_list_joins_the_others()
    {
        var ticked = false;
        var check = Render<CheckField>(p => p.Add(f => f.Id, "sub").Add(f => f.Label, "Cấp phép lại").Add(f => f.ValueChanged, value => ticked = value));
        check.Find("label").GetAttribute("for").ShouldBe("sub");
        check.Find("input").Change(true);
        ticked.ShouldBeTrue();

        IReadOnlyList<string> chosen = [];
        var list = Render<CheckList>(p => p.Add(l => l.Name, "p").Add(l => l.Label, "Tỉnh").Add(l => l.Items, [("01", "Hà Nội"), ("02", "Huế")]).Add(l => l.Chosen, ["01"]).Add(l => l.ChosenChanged, value => chosen = value));
        list.Find("[role=group]").GetAttribute("aria-label").ShouldBe("Tỉnh");
        list.Find("#p-02").Change(true);
        chosen.ShouldBe(["01", "02"]);
    }
}
