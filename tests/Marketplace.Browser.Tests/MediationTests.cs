using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>A broker in a negotiation: for one side, whom the other is told of, and for both, who both want them.</summary>
public sealed class MediationTests(Site site) : IClassFixture<Site>
{
    private const string BrokersMail = "daidien.mhg@demo.example";

    [Theory]
    [InlineData("vi", 1280, "Găng tay khí nén mềm tập phục hồi bàn tay sau đột quỵ")]
    [InlineData("en", 360, "Seven-day ECG patch with automatic atrial fibrillation detection")]
    public async Task A_broker_of_one_side_sees_that_negotiation_only_and_keeps_private_notes(string language, int width, string title)
    {
        await using var recipient = await site.NewPerson("daidien.dns", language, width);
        await using var supplier = await site.NewPerson("daidien.ysh", language, width);
        await using var broker = await site.NewPerson("daidien.mhg", language, width);
        await using var stranger = await site.NewPerson("daidien.mha", language, width);
        var room = await OpenRoom(recipient, title);
        await supplier.Open(room);
        await DoesNotExistFor(broker, room, title);

        await Give(recipient, forBoth: false);
        await recipient.Sees("Đang hiệu lực", "Active");
        await supplier.Sees("Trung tâm Kết nối Công nghệ Hồ Gươm (mẫu)", "Ho Guom Technology Liaison Centre (demo)");
        await supplier.Sees("Làm việc cho bên nhận.", "Works for the recipient.");
        await site.Mailbox.LinkTo(room, "daidien.ysh@demo.example");
        await site.Mailbox.LinkTo(room, BrokersMail);
        await Expect(recipient.Page.GetByText("1,5 %")).ToBeVisibleAsync();
        await Expect(supplier.Page.GetByText("1,5 %")).ToHaveCountAsync(0);

        await broker.Open("/negotiations");
        await Expect(broker.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title })).ToContainTextAsync(broker.Say("Đến lượt bên giao", "The supplier’s turn"));
        await broker.Inspect();
        await broker.Link(title, title).ClickAsync();
        await broker.Sees("Công nghệ đã được thử ngoài thực tế chưa?");
        await Expect(broker.Button("Gửi câu hỏi", "Send the question")).ToHaveCountAsync(0);
        await Note(broker, "Bên nhận có thể trả thêm nếu được đào tạo.", "Lưu riêng", "Keep to oneself");
        await Note(broker, "Đề nghị hai bên gặp nhau tại xưởng thử.", "Gửi cho hai bên", "Send to both sides");
        await broker.Sees("Môi giới · ghi chú riêng", "Broker · private note");
        await broker.Inspect();
        foreach (var party in new[] { recipient, supplier })
        {
            // The shared note was written after the private one: who sees it would see the other, too.
            await party.Sees("Đề nghị hai bên gặp nhau tại xưởng thử.");
            await Expect(party.Page.GetByText("Bên nhận có thể trả thêm nếu được đào tạo.")).ToHaveCountAsync(0);
        }

        await supplier.Page.ReloadAsync();
        await supplier.Sees("Đề nghị hai bên gặp nhau tại xưởng thử.");
        await Expect(supplier.Page.GetByText("Bên nhận có thể trả thêm nếu được đào tạo.")).ToHaveCountAsync(0);
        await supplier.Inspect();
        await DoesNotExistFor(stranger, room, title);

        await End(recipient);
        await broker.IsAt("/negotiations");
        await DoesNotExistFor(broker, room, title);
        await supplier.Sees("Đề nghị hai bên gặp nhau tại xưởng thử.");
    }

    [Theory]
    [InlineData("vi", 1280, "Tủ pin lưu trữ LFP 100 kWh cắt đỉnh phụ tải cho nhà xưởng")]
    [InlineData("en", 360, "Rural-road concrete with 45% of the cement replaced by fly ash")]
    public async Task A_broker_of_both_sides_begins_when_both_agree(string language, int width, string title)
    {
        await using var recipient = await site.NewPerson("daidien.htx", language, width);
        await using var supplier = await site.NewPerson("daidien.vlm", language, width);
        await using var broker = await site.NewPerson("daidien.mhg", language, width);
        var room = await OpenRoom(recipient, title);
        await supplier.Open(room);

        await Give(recipient, forBoth: true);
        await recipient.Sees("Chờ bên kia đồng ý", "Waiting for the other side");
        await site.Mailbox.LinkTo(room, "daidien.vlm@demo.example");
        await supplier.Button("Không đồng ý", "Do not agree").ClickAsync();
        await Expect(recipient.Button("Giao việc cho môi giới", "Give a broker a mandate")).ToBeVisibleAsync();
        await DoesNotExistFor(broker, room, title);

        await Give(recipient, forBoth: true);
        await supplier.Sees("Làm việc cho cả hai bên.", "Works for both sides.");
        await supplier.Sees("Chờ bạn trả lời", "Waiting for your answer");
        await supplier.Inspect();
        await DoesNotExistFor(broker, room, title);
        await supplier.Button("Đồng ý", "Agree").ClickAsync();
        await recipient.Sees("Đang hiệu lực", "Active");
        await site.Mailbox.LinkTo(room, BrokersMail);

        await broker.Open(room);
        await Note(broker, "Biên bản gặp gỡ đã gửi qua thư.", "Gửi cho hai bên", "Send to both sides");
        await recipient.Sees("Biên bản gặp gỡ đã gửi qua thư.");
        await supplier.Sees("Biên bản gặp gỡ đã gửi qua thư.");
    }

    /// <summary>By a question; gives the room's path.</summary>
    private static async Task<string> OpenRoom(Visitor recipient, string title)
    {
        await recipient.FindListing(title);
        await recipient.Link("Hỏi thêm", "Ask a question").ClickAsync();
        await recipient.Field("Câu hỏi của bạn", "Your question").FillAsync("Công nghệ đã được thử ngoài thực tế chưa?");
        await recipient.Button("Gửi câu hỏi", "Send the question").ClickAsync();
        await recipient.Sees("Công nghệ đã được thử ngoài thực tế chưa?");
        await Expect(recipient.Button("Giao việc cho môi giới", "Give a broker a mandate")).ToBeEnabledAsync();
        return recipient.PathHere;
    }

    private static async Task Give(Visitor recipient, bool forBoth)
    {
        await recipient.Button("Giao việc cho môi giới", "Give a broker a mandate").ClickAsync();
        await recipient.Field("Môi giới", "Broker").SelectOptionAsync(recipient.Say("Trung tâm Kết nối Công nghệ Hồ Gươm (mẫu)", "Ho Guom Technology Liaison Centre (demo)"));
        await recipient.Field("Môi giới cho cả hai bên (bên kia phải đồng ý)", "For both sides (the other side must agree)").SetCheckedAsync(forBoth);
        await recipient.Field("Phạm vi công việc", "Scope of work").FillAsync("Thu xếp gặp gỡ và thương lượng giá.");
        await recipient.Field("Phí môi giới", "Broker’s fee").FillAsync("1,5 %");
        await recipient.Button("Giao việc cho môi giới", "Give a broker a mandate").ClickAsync();
        await recipient.Sees("Hãy khai báo xung đột lợi ích, kể cả khi không có.", "Please state conflicts of interest, even when there are none.");
        await Expect(recipient.Field("Phạm vi công việc", "Scope of work")).ToHaveValueAsync("Thu xếp gặp gỡ và thương lượng giá.");
        await recipient.Field("Cam kết về xung đột lợi ích", "Statement on conflicts of interest").FillAsync("Không có.");
        if (forBoth)
        {
            await recipient.Inspect();
        }

        await recipient.Button("Giao việc cho môi giới", "Give a broker a mandate").ClickAsync();
        await recipient.Sees("Thu xếp gặp gỡ và thương lượng giá.");
    }

    private static async Task Note(Visitor broker, string text, string vi, string en)
    {
        await broker.Field("Ghi chú", "Note").FillAsync(text);
        await broker.Button(vi, en).ClickAsync();
        await Expect(broker.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = text })).ToBeVisibleAsync();
        await Expect(broker.Field("Ghi chú", "Note")).ToHaveValueAsync("");
    }

    private static async Task End(Visitor recipient)
    {
        await recipient.Button("Kết thúc hợp đồng môi giới", "End the mandate").First.ClickAsync();
        await recipient.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = recipient.Say("Kết thúc hợp đồng môi giới", "End the mandate"), Exact = true }).ClickAsync();
        await Expect(recipient.Button("Giao việc cho môi giới", "Give a broker a mandate")).ToBeVisibleAsync();
    }

    /// <summary>Neither in their list nor by its address.</summary>
    private static async Task DoesNotExistFor(Visitor person, string room, string title)
    {
        await person.Open("/negotiations");
        await person.IsOn("Đàm phán", "Negotiations");
        await Expect(person.Page.GetByText(title)).ToHaveCountAsync(0);
        await person.Open(room);
        await person.IsOn("Không tìm thấy trang", "Page not found");
    }
}
