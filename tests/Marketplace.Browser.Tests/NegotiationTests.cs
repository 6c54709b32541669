using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>Several people, each in their own browser, none of whom ever reloads a room: what the others do appears by itself.</summary>
public sealed partial class NegotiationTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("vi", 1280, "Bộ thuốc thử so màu đo nhanh asen trong nước giếng không dùng giấy tẩm thủy ngân")]
    [InlineData("en", 360, "Three-hour street flood forecast from radar rain and sewer levels")]
    public async Task A_question_an_offer_and_a_counter_offer_become_a_deal(string language, int width, string title)
    {
        await using var officer = await site.NewPerson("kythuat.dns", language, width);
        await using var head = await site.NewPerson("daidien.dns", language, width);
        await using var supplier = await site.NewPerson("daidien.vcn", language, width);
        await using var rival = await site.NewPerson("daidien.htx", language, width);
        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await using var anyone = await site.NewVisitor(language, javaScript: false, width: width);

        await AskAndAnswer(officer, supplier, title);
        await OfferAndCounter(officer, supplier);
        await OfferTheSame(rival, title);
        await AcceptThroughTheRepresentative(officer, head, supplier, title);
        await TheRightIsReserved(anyone, rival, supplier, title);
        await TheDealIsRegistered(officer, supplier, staff, title);
        await TheAcceptanceIsRecalled(head, supplier, rival, anyone, title);
        await TheDealIsAbandoned(head, supplier, anyone, title);
    }

    private static async Task AskAndAnswer(Visitor officer, Visitor supplier, string title)
    {
        await officer.FindListing(title);
        await officer.Link("Hỏi thêm", "Ask a question").ClickAsync();
        await officer.Field("Câu hỏi của bạn", "Your question").FillAsync("Độ lặp lại của phép đo là bao nhiêu?");
        await officer.Inspect();
        await officer.Button("Gửi câu hỏi", "Send the question").ClickAsync();
        await Expect(officer.Page).ToHaveURLAsync(RoomPage());
        await officer.Sees("Độ lặp lại của phép đo là bao nhiêu?");
        await Expect(officer.Page.GetByText(officer.Say("Câu hỏi chờ bên giao trả lời đến", "The question waits for the supplier’s answer until"))).ToContainTextAsync(Moment());

        await OpenTask(supplier, supplier.Say("Trả lời", "Answer"), title);
        await Expect(supplier.Page.GetByText(supplier.Say("Bên nhận chờ bạn trả lời câu hỏi trước", "The recipient waits for your answer until"))).ToContainTextAsync(Moment());
        await supplier.Field("Câu trả lời của bạn", "Your answer").FillAsync("Sai khác dưới 5 % giữa ba lần đo.");
        await supplier.Inspect();
        await supplier.Button("Gửi câu trả lời", "Send the answer").ClickAsync();

        await officer.Sees("Sai khác dưới 5 % giữa ba lần đo.");
    }

    private static async Task OfferAndCounter(Visitor officer, Visitor supplier)
    {
        await officer.Link("Gửi đề xuất", "Make an offer").ClickAsync();
        await officer.Field("Quyền", "Right").SelectOptionAsync(officer.Say("Quyền sử dụng, độc quyền", "Right to use, exclusive"));
        await officer.Button("Gửi đề xuất", "Send the offer").ClickAsync();
        await officer.Sees("Hãy nêu số tiền trả trước, phí kỳ vụ, hoặc cả hai.", "Please name an up-front amount, a royalty, or both.");
        await Visitor.Enter(officer.Field("Thời hạn (tháng)", "Term (months)"), "36");
        await officer.Field("Lãnh thổ", "Territory").SelectOptionAsync(officer.Say("Việt Nam", "All of Vietnam"));
        await officer.Field("Lĩnh vực sử dụng", "Field of use").SelectOptionAsync(officer.Say("Mọi lĩnh vực", "Every field"));
        await Visitor.Enter(officer.Field("Trả trước", "Up-front price"), "500.000.000");
        await Visitor.Enter(officer.Field("Phí kỳ vụ (%)", "Royalty (%)"), "2.5");
        await officer.Field("Lời nhắn", "Message").FillAsync("Chúng tôi muốn dùng thử trong quý tới.");
        await officer.Sees("500.000.000 ₫", "500,000,000 VND");
        await officer.Inspect();
        await officer.Button("Gửi đề xuất", "Send the offer").ClickAsync();
        await TheirTurn(officer, 1);

        await YourTurn(supplier, 1);
        await supplier.Sees("Chúng tôi muốn dùng thử trong quý tới.");
        await supplier.Sees("500.000.000 ₫", "500,000,000 VND");
        await supplier.Button("Đề xuất lại", "Counter-offer").ClickAsync();
        await Visitor.Enter(supplier.Field("Trả trước", "Up-front price"), "800.000.000");
        await supplier.Field("Lời nhắn", "Message").FillAsync("Giá này gồm đào tạo hai kỹ thuật viên.");
        await supplier.Inspect();
        await supplier.Button("Gửi đề xuất", "Send the offer").ClickAsync();
        await TheirTurn(supplier, 2);

        await YourTurn(officer, 2);
        await officer.Sees("Giá này gồm đào tạo hai kỹ thuật viên.");
        await officer.Sees("so với vòng 1", "compared with round 1");
        await Expect(officer.Page.GetByRole(AriaRole.Row, new() { Name = officer.Say("Trả trước", "Up-front price") }).GetByRole(AriaRole.Insertion))
            .ToHaveTextAsync(officer.Say("800.000.000 ₫", "800,000,000 VND"));
        await officer.Inspect();
    }

    /// <summary>A non-exclusive right to the same, which an exclusive one excludes.</summary>
    private static async Task OfferTheSame(Visitor rival, string title)
    {
        await rival.FindListing(title);
        await rival.Link("Đề xuất điều khoản", "Make an offer").ClickAsync();
        await Visitor.Enter(rival.Field("Trả trước", "Up-front price"), "120000000");
        await rival.Button("Gửi đề xuất", "Send the offer").ClickAsync();
        await TheirTurn(rival, 1);
        await Expect(HeldByOthers(rival)).ToHaveCountAsync(0);
    }

    private static async Task AcceptThroughTheRepresentative(Visitor officer, Visitor head, Visitor supplier, string title)
    {
        await officer.Button("Thống nhất điều khoản", "Accept the terms").ClickAsync();
        await officer.Sees("Bạn đề nghị thống nhất điều khoản vòng 2?", "Do you wish to accept the terms of round 2?");
        await officer.Button("Gửi lãnh đạo duyệt", "Send to the representative").ClickAsync();
        await officer.Sees("Chờ lãnh đạo duyệt.", "Waiting for the representative.");
        await Expect(officer.Button("Duyệt thống nhất", "Approve the acceptance")).ToHaveCountAsync(0);
        await Expect(supplier.Page.GetByText(supplier.Say("đang trình lãnh đạo", "has put it to its representative"))).ToContainTextAsync(Moment());

        await OpenTask(head, head.Say("Quyết định", "Decide"), title);
        await head.Sees("Cán bộ của bạn muốn thống nhất điều khoản vòng 2.", "Your officer wishes to accept the terms of round 2.");
        await head.Inspect();
        await head.Button("Duyệt thống nhất", "Approve the acceptance").ClickAsync();
        foreach (var reader in new[] { head, officer, supplier })
        {
            await reader.Sees("Hai bên đã thống nhất điều khoản.", "Both sides have agreed on terms.");
            await reader.Sees("Chưa phải hợp đồng; chỉ ràng buộc khi hợp đồng được ký.", "Not yet a contract; it binds only when the contract is signed.");
        }

        await supplier.Inspect();
    }

    private static async Task TheRightIsReserved(Visitor anyone, Visitor rival, Visitor supplier, string title)
    {
        await Expect(HeldByOthers(rival)).ToBeVisibleAsync();
        await rival.Inspect();
        await anyone.FindListing(title);
        await anyone.Sees("Đang giữ chỗ", "Reserved");

        await OpenTask(supplier, supplier.Say("Xem đề xuất", "See the offer"), title);
        await supplier.Button("Thống nhất điều khoản", "Accept the terms").ClickAsync();
        await supplier.Button("Xác nhận thống nhất", "Confirm").ClickAsync();
        await supplier.Sees("Quyền này trùng lãnh thổ, lĩnh vực và thời hạn với quyền đang giữ", "This right overlaps in territory, field and term");
        await TheirTurn(rival, 1);
    }

    private static async Task TheDealIsRegistered(Visitor officer, Visitor supplier, Visitor staff, string title)
    {
        await officer.Link("Mở thương vụ", "Open the deal").ClickAsync();
        foreach (var reader in new[] { officer, supplier, staff })
        {
            await reader.Open("/deals");
            var row = reader.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = title });
            await Expect(row).ToContainTextAsync(reader.Say("800.000.000 ₫", "800,000,000 VND"));
            await Expect(row).ToContainTextAsync(reader.Say("Quyền sử dụng, độc quyền", "Right to use, exclusive"));
            if (reader == staff)
            {
                await reader.Inspect();
            }

            await row.GetByRole(AriaRole.Link).ClickAsync();
            await reader.IsOn(title, title);
            await reader.Sees("Chưa phải hợp đồng; chỉ ràng buộc khi hợp đồng được ký.", "Not yet a contract; it binds only when the contract is signed.");
            await Expect(reader.Page.GetByRole(AriaRole.Row, new() { Name = reader.Say("Thời hạn", "Term of the right") })).ToContainTextAsync(reader.Say("36 tháng", "36 months"));
            await Expect(reader.Page.GetByRole(AriaRole.Row, new() { Name = reader.Say("Phí kỳ vụ", "Royalty") })).ToContainTextAsync(reader.Say("2,5 %", "2.5 %"));
        }

        await officer.Inspect();
        await Expect(staff.Page.GetByText(staff.Say("Dừng thương vụ", "Abandon the deal"))).ToHaveCountAsync(0);
    }

    private static async Task TheAcceptanceIsRecalled(Visitor head, Visitor supplier, Visitor rival, Visitor anyone, string title)
    {
        await head.Button("Rút lại đồng ý", "Recall the acceptance").ClickAsync();
        await YourTurn(head, 2);
        await supplier.Sees("Đã rút lại", "Recalled");
        await Expect(HeldByOthers(rival)).ToHaveCountAsync(0);
        await anyone.FindListing(title);
        await Expect(anyone.Page.GetByText(anyone.Say("Đang giữ chỗ", "Reserved"))).ToHaveCountAsync(0);
    }

    private static async Task TheDealIsAbandoned(Visitor head, Visitor supplier, Visitor anyone, string title)
    {
        await head.Button("Thống nhất điều khoản", "Accept the terms").ClickAsync();
        await head.Button("Xác nhận thống nhất", "Confirm").ClickAsync();
        await head.Link("Mở thương vụ", "Open the deal").ClickAsync();
        await supplier.Open("/work");
        await OpenTask(supplier, supplier.Say("Mở thương vụ", "Open the deal"), title);

        await head.Page.GetByRole(AriaRole.Main).GetByText(head.Say("Dừng thương vụ", "Abandon the deal")).First.ClickAsync();
        await head.Field("Lý do", "Reason").FillAsync("Ngân sách năm nay không được duyệt.");
        await head.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = head.Say("Dừng thương vụ", "Abandon the deal") }).ClickAsync();
        await supplier.Sees("Bên nhận đã dừng thương vụ.", "The recipient abandoned the deal.");
        await supplier.Sees("Ngân sách năm nay không được duyệt.");
        await supplier.Inspect();
        await anyone.FindListing(title);
        await Expect(anyone.Page.GetByText(anyone.Say("Đang giữ chỗ", "Reserved"))).ToHaveCountAsync(0);
    }

    /// <summary>Goes from what is to do to where it is done.</summary>
    private static async Task OpenTask(Visitor person, string deed, string title)
    {
        await person.Open("/work");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = $"{deed}: {title}", Exact = true }).ClickAsync();
        await person.IsOn(title, title);
    }

    private static async Task YourTurn(Visitor person, int round) =>
        await Expect(person.Page.GetByText(person.Say($"Trả lời đề xuất vòng {round} trước", $"Answer the offer of round {round} before"))).ToContainTextAsync(Moment());

    private static async Task TheirTurn(Visitor person, int round) =>
        await Expect(person.Page.GetByText(person.Say($"Đề xuất vòng {round} chờ trả lời đến", $"The offer of round {round} waits for an answer until"))).ToContainTextAsync(Moment());

    private static ILocator HeldByOthers(Visitor person) =>
        person.Page.GetByText(person.Say("Quyền này đang được giữ cho một bên khác.", "This right is reserved for somebody else."));

    [GeneratedRegex("/negotiations/[0-9a-f-]{36}$")]
    private static partial Regex RoomPage();

    [GeneratedRegex("[0-9]{2}:[0-9]{2} [0-9]{2}/[0-9]{2}/[0-9]{4}")]
    private static partial Regex Moment();
}
