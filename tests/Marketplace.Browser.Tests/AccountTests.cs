using System.Globalization;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Marketplace.Browser.Tests;

/// <summary>From nobody to a verified organisation with two members, and a password forgotten on the way.</summary>
public sealed class AccountTests(Site site) : IClassFixture<Site>
{
    private const string Password = "mưa rào tháng bảy";
    private const string NewPassword = "nắng hanh tháng mười";

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task An_organisation_is_registered_verified_and_joined(string language, int width)
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        await using var founder = await site.NewVisitor(language, width: width);
        await SignUp(founder, $"sang.lap.{mark}@congty.example");
        await Register(founder, mark);
        await IsRefusedAnOffer(founder);

        await using var staff = await site.NewPerson("quantri1.san", language, width);
        await Verify(staff, mark);
        await founder.Open("/organisation");
        await founder.Sees("Đã xác thực", "Verified");
        (await site.Mailbox.LinkTo("work", $"sang.lap.{mark}@congty.example")).ShouldStartWith(site.Address.ToString());

        await using var colleague = await site.NewVisitor(language, width: width);
        await Invite(founder, $"ke.toan.{mark}@congty.example");
        await Join(colleague, $"ke.toan.{mark}@congty.example", mark);
        await founder.Page.ReloadAsync();
        await Expect(founder.Field("Vai trò của Nguyễn Thử Hai", "Role of Nguyễn Thử Hai")).ToHaveValueAsync("Accountant");
    }

    [Theory]
    [InlineData("vi", 1280)]
    [InlineData("en", 360)]
    public async Task A_forgotten_password_is_replaced_and_the_old_one_opens_nothing(string language, int width)
    {
        var mail = $"hay.quen.{Guid.NewGuid().ToString("N")[..8]}@congty.example";
        await using var person = await site.NewVisitor(language, width: width);
        await SignUp(person, mail);
        await person.SignOut();

        await person.Link("Đăng nhập", "Sign in").First.ClickAsync();
        await person.IsOn("Đăng nhập", "Sign in");
        await person.Link("Quên mật khẩu", "Forgotten password").ClickAsync();
        await person.IsOn("Quên mật khẩu", "Forgotten password");
        await person.Field("Địa chỉ thư điện tử", "Mail address").FillAsync(mail);
        await person.Button("Gửi thư", "Send the letter").ClickAsync();
        await person.IsOn("Mời bạn xem hộp thư", "Please look into your mailbox");

        await person.Page.GotoAsync(await site.Mailbox.LinkTo("account/reset", mail));
        await person.IsOn("Mật khẩu mới", "New password");
        await person.Inspect();
        await person.Field("Mật khẩu mới", "New password").FillAsync("ngắn");
        await person.Button("Lưu mật khẩu", "Save the password").ClickAsync();
        await Expect(person.Field("Mật khẩu mới", "New password")).ToHaveAttributeAsync("aria-invalid", "true");
        await person.Field("Mật khẩu mới", "New password").FillAsync(NewPassword);
        await person.Button("Lưu mật khẩu", "Save the password").ClickAsync();
        await person.Sees("Mật khẩu mới đã được lưu. Mời bạn đăng nhập.", "The new password is saved. Please sign in.");

        await person.EnterAs(mail, Password);
        await person.Sees("Địa chỉ hoặc mật khẩu không đúng.", "The address or the password is not right.");
        await person.EnterAs(mail, NewPassword);
        await person.IsAt("/work");
    }

    private async Task SignUp(Visitor visitor, string mail)
    {
        await visitor.Open("/");
        await visitor.Link("Đăng nhập", "Sign in").ClickAsync();
        await visitor.Link("Tạo tài khoản", "Create an account").ClickAsync();
        await visitor.IsOn("Tạo tài khoản", "Create an account");
        await visitor.Field("Họ và tên", "Your name").FillAsync("Trần Thử Một");
        await visitor.Field("Địa chỉ thư điện tử", "Mail address").FillAsync(mail);
        await visitor.Field("Mật khẩu", "Password").FillAsync(Password);
        await visitor.Button("Tạo tài khoản", "Create an account").ClickAsync();
        await visitor.Sees("Hãy đọc và đánh dấu đồng ý", "Read the policies in force and tick");
        await visitor.Field("Mật khẩu", "Password").FillAsync(Password);
        await visitor.Field("Tôi đã đọc và đồng ý với các văn bản sau", "I have read and accept the following").CheckAsync();
        await visitor.Button("Tạo tài khoản", "Create an account").ClickAsync();
        await visitor.IsOn("Mời bạn xem hộp thư", "Please look into your mailbox");
        await visitor.Inspect();

        await visitor.Page.GotoAsync(await site.Mailbox.LinkTo("account/confirm", mail));
        await visitor.Sees("Đăng nhập bằng mật khẩu bạn đã chọn để xác nhận địa chỉ này.", "Sign in with the password you chose to confirm this address.");
        await visitor.Inspect();
        await visitor.EnterAs(mail, Password);
        await visitor.IsAt("/work");
    }

    private static async Task Register(Visitor founder, string mark)
    {
        await founder.Sees("Bạn chưa thuộc tổ chức nào", "You do not belong to an organisation yet");
        await founder.Inspect();
        await founder.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = founder.Say("Đăng ký tổ chức", "Register an organisation") }).ClickAsync();
        await founder.Inspect();
        await founder.Field("Tên tiếng Việt", "Vietnamese name").FillAsync($"Công ty Thử nghiệm {mark}");
        await founder.Field("Tên tiếng Anh", "English name").FillAsync($"Trial Company {mark}");
        await founder.Field("Loại hình", "Kind").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await founder.Field("Mã số thuế", "Tax code").FillAsync("123");
        await founder.Field("Bên nhận: đăng nhu cầu, nhận chuyển giao công nghệ", "Recipient: posts demands, takes technologies over").CheckAsync();
        await founder.Button("Đăng ký", "Register").ClickAsync();
        await Expect(founder.Field("Mã số thuế", "Tax code")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(founder.Field("Tên tiếng Việt", "Vietnamese name")).ToHaveValueAsync($"Công ty Thử nghiệm {mark}");

        await founder.Field("Mã số thuế", "Tax code").FillAsync(Convert.ToUInt32(mark, 16).ToString("D10", CultureInfo.InvariantCulture));
        await founder.Button("Đăng ký", "Register").ClickAsync();
        await founder.IsAt("/organisation");
        await founder.Sees("Tổ chức đang chờ Sàn xác thực.", "The organisation awaits verification.");
        await founder.Inspect();
    }

    /// <summary>One may ask, but not offer, and reads why.</summary>
    private static async Task IsRefusedAnOffer(Visitor founder)
    {
        await founder.FindListing(founder.Say("màng MBR dệt nhuộm", "MBR textile dyeing"));
        await founder.Link("Đề xuất điều khoản", "Make an offer").ClickAsync();
        await founder.Sees(
            "Tổ chức của bạn chưa được xác thực nên chỉ gửi được câu hỏi. Sau khi được xác thực, bạn có thể gửi đề xuất.",
            "Your organisation has not been verified, so it can only ask. Once it is verified you can make an offer.");
        await Expect(founder.Button("Gửi đề xuất", "Send the offer")).ToHaveCountAsync(0);
        await Expect(founder.Button("Gửi câu hỏi", "Send the question")).ToBeEnabledAsync();
        await founder.Inspect();
    }

    private static async Task Verify(Visitor staff, string mark)
    {
        await staff.Open("/desk/organisations");
        await staff.Inspect();
        await staff.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = mark }).ClickAsync();
        await staff.Field("Cách xác thực", "Method").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await staff.Field("Mức xác thực", "Level").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await staff.Field("Giấy tờ đã xem", "Documents looked at").FillAsync("Giấy chứng nhận đăng ký doanh nghiệp");
        await staff.Button("Xác thực", "Verify").ClickAsync();
        await staff.IsOn("Xác thực tổ chức", "Verify organisations");
    }

    private static async Task Invite(Visitor founder, string mail)
    {
        await founder.Field("Địa chỉ thư điện tử", "Mail address").FillAsync(mail);
        await founder.Field("Vai trò", "Role").SelectOptionAsync("Accountant");
        await founder.Button("Gửi lời mời", "Send the invitation").ClickAsync();
        await founder.Sees(mail);
        await founder.Inspect();
    }

    private async Task Join(Visitor colleague, string mail, string mark)
    {
        await colleague.Page.GotoAsync(await site.Mailbox.LinkTo("organisations/join", mail));
        await colleague.Sees(mark);
        await colleague.Inspect();
        await colleague.Field("Họ và tên", "Your name").FillAsync("Nguyễn Thử Hai");
        await colleague.Field("Chọn mật khẩu", "Choose a password").FillAsync(Password);
        await colleague.Field("Tôi đã đọc và đồng ý với các văn bản sau", "I have read and accept the following").CheckAsync();
        await colleague.Button("Tạo tài khoản và tham gia", "Create the account and join").ClickAsync();
        await colleague.IsAt("/organisation");
        await colleague.Sees("kế toán", "accountant");
        await colleague.Inspect();
    }
}
