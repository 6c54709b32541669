using Bunit;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Components;

/// <summary>Buttons, badges, notices, cards, empty states, heads and breadcrumbs.</summary>
public sealed class PartsTests : ComponentTest
{
    private const string Markup = "<b>Nước & \"thải\"</b>";

    [Fact]
    public void A_button_with_an_address_is_a_link()
    {
        var link = Render<Button>(p => p.Add(b => b.Href, "search").Add(b => b.Look, ButtonLook.First).Add(b => b.ChildContent, Text("Tìm"))).Find("a");
        link.GetAttribute("href").ShouldBe("search");
        link.ClassList.ShouldBe(["button", "first"]);
    }

    [Fact]
    public void A_button_that_does_something_waits_for_the_circuit()
    {
        var pressed = 0;
        IRenderedComponent<Button> Pressing() => Render<Button>(p => p.Add(b => b.Click, EventCallback.Factory.Create(this, () => pressed++)).Add(b => b.ChildContent, Text("Gửi")));
        var live = Pressing().Find("button");
        live.HasAttribute("disabled").ShouldBeFalse();
        live.GetAttribute("type").ShouldBe("button");
        live.Click();
        pressed.ShouldBe(1);
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Pressing().Find("button").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void A_button_in_a_form_sends_it_without_a_circuit()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        var button = Render<Button>(p => p.Add(b => b.ChildContent, Text("Lưu")).AddUnmatched("name", "deed")).Find("button");
        button.GetAttribute("type").ShouldBe("submit");
        button.GetAttribute("name").ShouldBe("deed");
        button.HasAttribute("disabled").ShouldBeFalse();
    }

    [Theory]
    [InlineData(Tone.Neutral, "badge")]
    [InlineData(Tone.Warm, "badge warm")]
    [InlineData(Tone.Outline, "badge outline")]
    public void A_badge_says_its_words_as_text(Tone tone, string looks)
    {
        var badge = Render<Badge>(p => p.Add(b => b.Tone, tone).Add(b => b.ChildContent, Text(Markup))).Find("span");
        badge.TextContent.ShouldBe(Markup);
        badge.Children.ShouldBeEmpty();
        badge.ClassName!.Trim().ShouldBe(looks);
    }

    [Fact]
    public void The_tick_of_a_verified_organisation_is_not_read_out()
    {
        var badge = Render<VerifiedBadge>();
        Said(badge.Find(".badge")).ShouldBe("✓ Đã xác thực");
        badge.Find("[aria-hidden]").TextContent.ShouldBe("✓");
    }

    [Theory]
    [InlineData(1, 1, "TRL 1 · nghiên cứu")]
    [InlineData(6, 6, "TRL 6 · thử nghiệm")]
    [InlineData(9, 9, "TRL 9 · sẵn sàng")]
    public void Readiness_is_a_meter_and_its_words(int level, int steps, string words)
    {
        var meter = Render<TrlMeter>(p => p.Add(m => m.Level, level));
        meter.FindAll("rect").Count.ShouldBe(9);
        meter.FindAll("rect.on").Count.ShouldBe(steps);
        Said(meter.Find(".trl")).ShouldBe(words);
    }

    [Fact]
    public void Readiness_that_is_not_stated_has_no_meter()
    {
        var meter = Render<TrlMeter>(p => p.Add(m => m.Level, null));
        meter.FindAll("svg").ShouldBeEmpty();
        Said(meter.Find(".badge")).ShouldBe("TRL: chưa nêu");
    }

    [Fact]
    public void A_notice_is_read_out_only_when_it_answers_the_reader()
    {
        Render<Notice>(p => p.Add(n => n.ChildContent, Text(Markup))).Find(".notice").HasAttribute("role").ShouldBeFalse();
        var alert = Render<Notice>(p => p.Add(n => n.Role, "alert").Add(n => n.Tone, Tone.Alert).Add(n => n.ChildContent, Text(Markup))).Find("[role=alert]");
        Said(alert).ShouldBe(Markup);
        alert.ClassList.ShouldContain("alert");
    }

    [Fact]
    public void A_problem_says_its_general_sentence_or_how_many_fields_to_mend()
    {
        Speak("en-GB");
        var field = new Problem(ProblemKind.Invalid, [new Refusal("NotEmptyValidator", "Mail"), new Refusal("NotEmptyValidator", "Name"), new Refusal("NotEmptyValidator", "Name")]);
        string Sentence(Problem? problem, bool alone = false) => string.Join('|', Render<ProblemNotice>(p => p.Add(n => n.Problem, problem).Add(n => n.Alone, alone)).FindAll("[role=alert]").Select(Said));
        Sentence(null).ShouldBeEmpty();
        Sentence(Problem.ChangedMeanwhile).ShouldBe("Somebody has changed this meanwhile. Please read the new version, then decide.");
        Sentence(field).ShouldBe("Entries to look at again: 2; each says why.");
        Sentence(field, alone: true).ShouldBe("Please fill this in.");
    }

    [Fact]
    public void An_empty_state_shows_the_next_step()
    {
        var empty = Render<EmptyState>(p => p.Add(e => e.Title, Markup).Add(e => e.ChildContent, Text("Vì sao")).Add(e => e.Actions, builder => builder.AddMarkupContent(0, "<a href=\"search\">Tìm</a>")));
        empty.Find("h2").TextContent.ShouldBe(Markup);
        empty.Find("p").TextContent.ShouldBe("Vì sao");
        empty.Find(".empty-actions a").GetAttribute("href").ShouldBe("search");
        Render<EmptyState>(p => p.Add(e => e.Title, "Trống")).FindAll("p, .empty-actions").ShouldBeEmpty();
    }

    [Fact]
    public void Breadcrumbs_end_with_this_page()
    {
        var crumbs = Render<Crumbs>(p => p.Add(c => c.Trail, [new Crumb("search", "Công nghệ"), new Crumb("search?field=207", Markup)]).Add(c => c.Here, "HS-1"));
        crumbs.Find("nav").GetAttribute("aria-label").ShouldBe("Vị trí trang");
        crumbs.FindAll("li a").Select(a => a.GetAttribute("href")).ShouldBe(["search", "search?field=207"]);
        crumbs.FindAll("li a")[1].TextContent.ShouldBe(Markup);
        crumbs.Find("li:last-child [aria-current=page]").TextContent.ShouldBe("HS-1");
    }

    [Fact]
    public void A_page_has_one_heading_and_no_empty_trail()
    {
        var head = Render<PageHead>(p => p.Add(h => h.Title, Markup));
        head.FindAll("h1").Count.ShouldBe(1);
        Said(head.Find("h1")).ShouldBe(Markup);
        head.FindAll("nav, p").ShouldBeEmpty();
    }

    [Fact]
    public void A_name_in_the_other_language_is_marked_as_such()
    {
        Speak("en-GB");
        var head = Render<PageHead>(p => p.Add(h => h.Named, new Bilingual("Màng lọc", null)));
        head.Find("h1 span[lang=vi]").TextContent.ShouldBe("Màng lọc");
        head.Find("h1 .badge").TextContent.ShouldBe("in Vietnamese");
    }
}
