using Bunit;
using Marketplace.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Components;

/// <summary>Tables, pagers, facets, steps and timelines.</summary>
public sealed class ListTests : ComponentTest
{
    private sealed record Row(string Name, string Amount);

    [Fact]
    public void A_table_keeps_its_roles_and_names_every_value_for_a_phone()
    {
        var table = Render<DataTable<Row>>(p => p.Add(t => t.Label, "Thương vụ").Add(t => t.Rows, [new Row("<i>Một</i>", "1.000 ₫"), new Row("Hai", "2.000 ₫")]).Add(t => t.Columns, builder =>
        {
            builder.AddContent(0, Column("Tên", r => r.Name, isMain: true));
            builder.AddContent(1, Column("Số tiền", r => r.Amount, isMain: false));
        }));
        table.Find("[role=region]").GetAttribute("tabindex").ShouldBe("0");
        table.Find("table").GetAttribute("aria-label").ShouldBe("Thương vụ");
        table.FindAll("thead [role=columnheader]").Select(h => h.TextContent).ShouldBe(["Tên", "Số tiền"]);
        table.FindAll("tbody [role=rowheader]").Select(h => h.TextContent).ShouldBe(["<i>Một</i>", "Hai"]);
        table.FindAll("tbody [role=cell] .cell-value").Select(c => c.TextContent).ShouldBe(["1.000 ₫", "2.000 ₫"]);
        table.FindAll("tbody .cell-name").ShouldAllBe(n => n.TextContent == "Số tiền" && n.GetAttribute("aria-hidden") == "true");
    }

    [Fact]
    public void A_pager_keeps_the_filters_and_shows_where_one_is()
    {
        var pager = Render<Pager>(p => p.Add(g => g.Page, 5).Add(g => g.Pages, 12).Add(g => g.Link, page => $"search?q=nước&head=2&page={page}"));
        pager.FindAll("a").ShouldAllBe(a => a.GetAttribute("href")!.StartsWith("search?q=nước&head=2&page=", StringComparison.Ordinal));
        pager.Find("[aria-current=page]").TextContent.ShouldBe("5");
        pager.Find("[rel=prev]").GetAttribute("href").ShouldEndWith("page=4");
        pager.Find("[rel=next]").GetAttribute("aria-label").ShouldBe("Trang sau");
        pager.FindAll("a:not([rel])").Select(a => a.TextContent).ShouldBe(["1", "3", "4", "5", "6", "7", "12"]);
        pager.FindAll("span[aria-hidden]").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(1, 2, 0, 1)]
    [InlineData(2, 2, 1, 0)]
    public void A_pager_offers_no_way_out_of_the_pages(int page, int pages, int back, int on)
    {
        var pager = Render<Pager>(p => p.Add(g => g.Page, page).Add(g => g.Pages, pages).Add(g => g.Link, number => $"?page={number}"));
        pager.FindAll("[rel=prev]").Count.ShouldBe(back);
        pager.FindAll("[rel=next]").Count.ShouldBe(on);
        pager.FindAll("nav").Count.ShouldBe(pages > 1 ? 1 : 0);
    }

    [Fact]
    public void A_facet_folds_the_rarer_values_and_unfolds_a_chosen_one()
    {
        IRenderedComponent<FacetList> Facet(int chosen) => Render<FacetList>(p => p.Add(f => f.Title, "Lĩnh vực").Add(f => f.Options, [.. Enumerable.Range(1, 10).Select(i => new FacetLink($"search?q=x&field={i}", $"<{i}>", 1000 * i, i == chosen))]));
        var facet = Facet(chosen: 2);
        facet.Find("[aria-current=true] .facet-name").TextContent.ShouldBe("<2>");
        facet.Find("a").GetAttribute("href").ShouldBe("search?q=x&field=1");
        Said(facet.Find("a")).ShouldBe("<1> 1.000");
        facet.FindAll(".more a").Count.ShouldBe(2);
        Said(facet.Find(".more summary")).ShouldBe("Xem thêm 2 mục");
        facet.Find(".more").HasAttribute("open").ShouldBeFalse();
        Facet(chosen: 10).Find(".more").HasAttribute("open").ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 0, "Một")]
    [InlineData(2, 2, "Ba")]
    [InlineData(3, 3, null)]
    public void Steps_say_which_are_done_and_which_is_now(int current, int done, string? now)
    {
        var stepper = Render<Stepper>(p => p.Add(s => s.Label, "Các bước").Add(s => s.Steps, ["Một", "Hai", "Ba"]).Add(s => s.Current, current));
        stepper.FindAll("li.done").Count.ShouldBe(done);
        stepper.FindAll("li.done").ShouldAllBe(s => Said(s).EndsWith("(đã qua)", StringComparison.Ordinal));
        stepper.FindAll("[aria-current=step]").Select(Said).ShouldBe(now is null ? [] : [now]);
        stepper.FindAll(".steps-now").Select(Said).ShouldBe(now is null ? [] : [$"Bước {current + 1}/3: {now}"]);
    }

    [Fact]
    public void A_timeline_tells_the_moment_in_Hanoi_and_marks_it_for_machines()
    {
        var entry = Render<TimelineEntry>(p => p.Add(e => e.Title, "Vòng <1>").Add(e => e.At, new DateTime(2026, 11, 23, 18, 30, 0, DateTimeKind.Utc)).Add(e => e.Tone, Tone.Good));
        entry.Find("b").TextContent.ShouldBe("Vòng <1>");
        entry.Find("time").TextContent.ShouldBe("01:30 24/11/2026");
        entry.Find("time").GetAttribute("datetime").ShouldBe("2026-11-23T18:30:00Z");
        entry.Find("li").ClassList.ShouldContain("good");
        Render<TimelineEntry>(p => p.Add(e => e.Title, "Chưa")).FindAll("time").ShouldBeEmpty();
        Render<Timeline>(p => p.Add(t => t.Label, "Lịch sử").Add(t => t.ChildContent, Text(""))).Find("ol").GetAttribute("aria-label").ShouldBe("Lịch sử");
    }

    private static RenderFragment Column(string title, Func<Row, string> value, bool isMain) => builder =>
    {
        builder.OpenComponent<Column<Row>>(0);
        builder.AddComponentParameter(1, nameof(Column<>.Title), title);
        builder.AddComponentParameter(2, nameof(Column<>.IsMain), isMain);
        builder.AddComponentParameter(3, nameof(Column<>.ChildContent), (RenderFragment<Row>)(row => Text(value(row))));
        builder.CloseComponent();
    };
}
