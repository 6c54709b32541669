using Bunit;
using Marketplace.Web.Components.Shared;
using Marketplace.Web.Site;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Components;

/// <summary>Questions asked once more, and what is told afterwards.</summary>
public sealed class DialogTests : ComponentTest
{
    [Fact]
    public void A_question_opens_and_closes_without_JavaScript()
    {
        var asked = Render<ConfirmDialog>(p => p.Add(d => d.Id, "end-1").Add(d => d.Trigger, "Cho <rời>").Add(d => d.Title, "Cho rời?").Add(d => d.ChildContent, Text("Sẽ mất quyền.")).Add(d => d.Actions, builder => builder.AddMarkupContent(0, "<form method=\"post\"><button>Xác nhận</button></form>")));
        var dialog = asked.Find("dialog#end-1");
        dialog.HasAttribute("popover").ShouldBeTrue();
        dialog.HasAttribute("open").ShouldBeFalse();
        asked.Find($"#{dialog.GetAttribute("aria-labelledby")}").TextContent.ShouldBe("Cho rời?");
        var trigger = asked.Find("button[aria-haspopup=dialog]");
        trigger.TextContent.ShouldBe("Cho <rời>");
        trigger.GetAttribute("popovertarget").ShouldBe("end-1");
        asked.Find("dialog button[popovertarget=end-1][popovertargetaction=hide]").TextContent.ShouldBe("Thôi");
        asked.Find("dialog form button").TextContent.ShouldBe("Xác nhận");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_question_of_an_interactive_page_waits_for_the_circuit(bool isInteractive, bool waits)
    {
        SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
        var asked = Render<ConfirmDialog>(p => p.SetAssignedRenderMode(RenderMode.InteractiveServer).Add(d => d.Id, "end-1").Add(d => d.Trigger, "Cho rời").Add(d => d.ChildContent, Text("Sẽ mất quyền.")).Add(d => d.Actions, Text("")));
        asked.Find("button[aria-haspopup=dialog]").HasAttribute("disabled").ShouldBe(waits);
    }

    [Fact]
    public void A_toast_is_a_status_that_can_be_closed()
    {
        var toast = Render<Toast>(p => p.Add(t => t.Text, "Đã lưu <b>"));
        toast.Find("[role=status] p").TextContent.ShouldBe("Đã lưu <b>");
        toast.Find("button[data-close]").GetAttribute("aria-label").ShouldBe("Đóng");
    }

    [Theory]
    [InlineData("http://x/organisation?done=ProfileSaved", Deed.ProfileSaved)]
    [InlineData("http://x/desk?kind=demand&done=RevisionRefused", Deed.RevisionRefused)]
    [InlineData("http://x/organisation", null)]
    [InlineData("http://x/organisation?done=", null)]
    [InlineData("http://x/organisation?done=3", null)]
    [InlineData("http://x/organisation?done=profilesaved", null)]
    [InlineData("http://x/organisation?done=<script>", null)]
    public void Only_a_known_deed_is_told(string address, Deed? deed) => Deeds.Of(address).ShouldBe(deed);

    [Fact]
    public void A_deed_joins_the_address_and_leaves_it()
    {
        Deed.RevisionApproved.After("desk?kind=demand").ShouldBe("desk?kind=demand&done=RevisionApproved");
        Deeds.Untold("http://x/desk?kind=demand&done=RevisionApproved").ShouldBe("http://x/desk?kind=demand");
        Deeds.Untold("http://x/search?q=a+b%26c").ShouldBe("http://x/search?q=a+b%26c");
    }
}
