using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.BadInput;

public sealed class OrganisationFormsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Form = "main form[method=post]";
    private static int _made;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, object[]> BadFields => new()
    {
        { "Form.TaxCode", "", nameof(OrganisationRules.ATaxCodeHasItsShape), [] },
        { "Form.TaxCode", Refusing.Script, nameof(OrganisationRules.ATaxCodeHasItsShape), [] },
        { "Form.TaxCode", Refusing.Megabyte, nameof(OrganisationRules.ATaxCodeHasItsShape), [] },
        { "Form.Profile.NameVi", "", nameof(OrganisationRules.ANameIsNeeded), [] },
        { "Form.Profile.NameVi", new string('x', 301), "MaximumLengthValidator", [300] },
        { "Form.Profile.NameEn", Refusing.Megabyte, "MaximumLengthValidator", [300] },
        { "Form.Profile.NameVi", "Viện\u0007", "NoControlCharacters", [] },
        { "Form.Profile.LegalKind", "", "NotEmptyValidator", [] },
        { "Form.Profile.LegalKind", "bien-hoa", "CodeIsKnown", [] },
        { "Form.Profile.Province", Refusing.Script, "CodeIsKnown", [] },
        { "Form.Profile.Phone", new string('0', 41), "MaximumLengthValidator", [40] },
        { "Form.Profile.AddressVi", "\u0001", "NoControlCharacters", [] },
        { "Form.Profile.AboutVi", Refusing.Megabyte, "MaximumLengthValidator", [4_000] },
        { "Form.Profile.AboutEn", "a\u0002b", "NoControlCharacters", [] },
    };

    [Theory]
    [MemberData(nameof(BadFields), DisableDiscoveryEnumeration = true)]
    public async Task A_bad_registration_is_told_beside_its_field_and_keeps_what_was_typed(string field, string value, string code, object[] arguments)
    {
        var person = await site.NewAccount();
        foreach (var language in Enum.GetValues<Language>())
        {
            var typed = Registration();
            typed[field] = value;
            if (code == nameof(OrganisationRules.ANameIsNeeded))
            {
                typed["Form.Profile.NameEn"] = "";
            }

            var browser = await Registering(person.Email!, language);

            await browser.Send(Form, typed.Select(t => (t.Key, t.Value)));

            browser.ShouldBeTheFormAgain();
            browser.ShouldSayBeside(field.Replace('.', '-').ToLowerInvariant(), language, code, arguments);
            foreach (var (name, text) in typed.Where(t => t.Key != field && t.Key is not ("Form.Supplier" or "Form.Profile.LegalKind" or "Form.Profile.Province")))
            {
                browser.Kept(name).ShouldBe(text);
            }

            browser.Page.QuerySelector("#supplier")!.HasAttribute("checked").ShouldBeTrue();
            await site.InDatabase(async db => (await db.Organisations.AnyAsync(o => o.Memberships.Any(m => m.Member == person.Member), Token)).ShouldBeFalse());
        }
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        var browser = await Registering((await site.NewAccount()).Email!);
        await browser.Send(Form);

        foreach (var field in (string[])["form-taxcode", "form-profile-namevi", "form-profile-legalkind", "capabilities"])
        {
            browser.Page.QuerySelector($"#{field}-refusal").ShouldNotBeNull(field);
        }
    }

    [Theory]
    [InlineData("Form.Id", "khong-phai-ma")]
    [InlineData("Form.Id", "00000000-0000-0000-0000-000000000000")]
    [InlineData("Form.Membership", "")]
    [InlineData("Form.Membership", "00000000-0000-0000-0000-000000000000")]
    [InlineData("Form.Supplier", "co-le")]
    public async Task A_registration_with_a_tampered_field_makes_nothing_and_is_no_failure(string name, string value)
    {
        var person = await site.NewAccount();
        var browser = await Registering(person.Email!);
        var typed = Registration();
        typed[name] = value;

        await browser.Send(Form, typed.Select(t => (t.Key, t.Value)));

        browser.ShouldBeTheFormAgain();
        browser.Page.QuerySelector("main .error, main .notice.alert").ShouldNotBeNull();
        await site.InDatabase(async db => (await db.Organisations.AnyAsync(o => o.Memberships.Any(m => m.Member == person.Member), Token)).ShouldBeFalse());
    }

    [Fact]
    public async Task An_id_or_a_membership_that_is_somebody_elses_is_refused()
    {
        var (other, person) = (await site.NewAccount(), await site.NewAccount());
        var foreign = await site.NewOrganisation("Viện Lạ", Capability.Supplier, other);
        foreach (var (name, id) in ((string, Guid)[])[("Form.Id", foreign.Id.Value), ("Form.Membership", foreign.Memberships[0].Id.Value)])
        {
            var browser = await Registering(person.Email!);
            var typed = Registration();
            typed[name] = id.ToString();
            await browser.Send(Form, typed.Select(t => (t.Key, t.Value)));

            browser.ShouldBeTheFormAgain();
        }

        await site.InDatabase(async db =>
        {
            (await db.Organisations.AnyAsync(o => o.Memberships.Any(m => m.Member == person.Member), Token)).ShouldBeFalse();
            (await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == foreign.Id, Token)).Memberships.ShouldHaveSingleItem().Member.ShouldBe(other.Member);
        });
    }

    [Fact]
    public async Task A_registration_sent_twice_is_one_organisation()
    {
        var person = await site.NewAccount();
        var browser = await Registering(person.Email!);
        var typed = Registration();
        for (var i = 0; i < 2; i++)
        {
            await browser.Send(Form, typed.Select(t => (t.Key, t.Value)));
            browser.SentTo.ShouldBe("/organisation?done=OrganisationRegistered");
        }

        await site.InDatabase(async db => (await db.Organisations.CountAsync(o => o.Memberships.Any(m => m.Member == person.Member), Token)).ShouldBe(1));
    }

    [Theory]
    [InlineData("", Language.Vi)]
    [InlineData("/en", Language.En)]
    public async Task A_stale_profile_says_so_and_keeps_what_was_typed(string side, Language language)
    {
        var person = await site.NewAccount();
        var organisation = await site.NewOrganisation("Viện Cũ", Capability.Supplier, person);
        var (slow, quick) = (site.NewBrowser(), site.NewBrowser());
        await slow.SignIn(person.Email!);
        await slow.Open(side + "/organisation/profile");
        await quick.SignIn(person.Email!);
        await quick.Open("/organisation/profile");
        await quick.Send(Form, ("Form.Profile.AboutVi", "Bản của người nhanh"));
        quick.SentTo.ShouldBe("/organisation?done=ProfileSaved");

        await slow.Send(Form, ("Form.Profile.AboutVi", Refusing.Script));

        slow.ShouldBeTheFormAgain();
        slow.Text.ShouldContain(Application.Resources.Sentences.Of(new Application.Common.Refusal("ChangedMeanwhile"), language));
        slow.Kept("Form.Profile.AboutVi").ShouldBe(Refusing.Script);
        await site.InDatabase(async db => (await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == organisation.Id, Token)).Profile.About.Vi.ShouldBe("Bản của người nhanh"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("mot")]
    public async Task A_tampered_version_changes_nothing(string seen)
    {
        var person = await site.NewAccount();
        var organisation = await site.NewOrganisation("Viện Nguyên", Capability.Supplier, person);
        var browser = site.NewBrowser();
        await browser.SignIn(person.Email!);
        await browser.Open("/organisation/profile");

        await browser.Send(Form, ("Form.Seen", seen), ("Form.Profile.AboutVi", "Lọt"));

        ((int)browser.Status).ShouldBeLessThan(500);
        browser.ShouldLeakNothing();
        await site.InDatabase(async db => (await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == organisation.Id, Token)).Profile.About.Vi.ShouldBeNull());
    }

    [Theory]
    [InlineData("TongGiamDoc")]
    [InlineData("99")]
    [InlineData("")]
    public async Task A_role_that_is_none_is_neither_given_nor_offered(string role)
    {
        var (head, other) = (await site.NewAccount(), await site.NewAccount());
        var organisation = await site.NewOrganisation("Viện Mời", Capability.Supplier, head, other);
        var browser = site.NewBrowser();
        await browser.SignIn(head.Email!);
        await browser.Open("/organisation");
        var mail = $"{Guid.NewGuid():N}@test.example";
        await browser.Send("form:has([name='Form.Mail'])", ("Form.Mail", mail), ("Form.Role", role));
        browser.ShouldBeTheFormAgain();
        browser.Page.QuerySelector("#form-role-refusal").ShouldNotBeNull();
        browser.Kept("Form.Mail").ShouldBe(mail);
        await site.InDatabase(async db => (await db.Links.AnyAsync(l => l.Mail == mail, Token)).ShouldBeFalse());

        await browser.Send($"form:has([name='Change.Role']):has([value='{organisation.Memberships.Single(m => m.Member == other.Member).Id.Value}'])", ("Change.Role", role));

        browser.ShouldBeTheFormAgain();
        browser.Text.ShouldContain(role is "99" ? "Hãy chọn một giá trị trong danh sách." : "Hãy điền mục này.");
        await site.InDatabase(async db => (await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == organisation.Id, Token)).Memberships.ShouldAllBe(m => m.Role == Role.Representative));
    }

    private static Dictionary<string, string> Registration() => new(StringComparer.Ordinal)
    {
        ["Form.TaxCode"] = $"9{Interlocked.Increment(ref _made):000000000}",
        ["Form.Supplier"] = "true",
        ["Form.Profile.NameVi"] = "Viện " + Refusing.Script,
        ["Form.Profile.NameEn"] = "Institute",
        ["Form.Profile.LegalKind"] = "institute",
        ["Form.Profile.AboutVi"] = "Một dòng " + Refusing.Script,
        ["Form.Profile.Phone"] = "024 3825 0000",
    };

    private async Task<Browser> Registering(string mail, Language language = Language.Vi)
    {
        var browser = site.NewBrowser();
        await browser.SignIn(mail);
        await browser.Open((language == Language.En ? "/en" : "") + "/organisations/new");
        return browser;
    }
}
