using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.ReferenceData;
using Marketplace.TestSupport;
using Marketplace.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.BadInput;

/// <summary>Hundreds of forms of garbage over HTTP: none makes the site fail, and what is refused stands in its field as it was typed.</summary>
public sealed class GarbledFormsTests(TestSite site) : IClassFixture<TestSite>
{
    private const int OfEach = 40;

    /// <summary>Written by the page, not by people.</summary>
    private const string ByPeople = "input:not([type=hidden]):not([type=password]):not([type=file]):not([tabindex='-1']), textarea, select";

    /// <summary>What HTML itself cannot hold is tried by the application's tests.</summary>
    private static readonly string[] Texts = [.. BadTexts.All.Where(t => WholeText.Is(t) && !t.Contains('\0', StringComparison.Ordinal))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public enum Who
    {
        Visitor,
        Member,
        Staff,
    }

    public static TheoryData<Who, string> Pages => new()
    {
        { Who.Visitor, "/account/sign-in" },
        { Who.Visitor, "/account/sign-up" },
        { Who.Visitor, "/account/forgotten" },
        { Who.Visitor, "/report" },
        { Who.Visitor, "/report/listing/{listing}" },
        { Who.Visitor, "/report/organisation/{organisation}" },
        { Who.Member, "/organisations/new" },
        { Who.Member, "/organisations/ask" },
        { Who.Member, "/organisation" },
        { Who.Member, "/organisation/profile" },
        { Who.Member, "/organisation/accounts" },
        { Who.Member, "/organisation/members/{membership}/authority" },
        { Who.Staff, "/desk/cases/new" },
        { Who.Staff, "/desk/lists/fields/new" },
        { Who.Staff, "/desk/lists/fields/{item}" },
        { Who.Staff, "/desk/lists/fields/load" },
        { Who.Staff, "/desk/glossary/new" },
        { Who.Staff, "/desk/glossary/import" },
        { Who.Staff, "/desk/policies/fees" },
        { Who.Staff, "/desk/organisations/{organisation-id}" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Garbage_is_refused_beside_its_field_and_nothing_typed_is_lost(Who who, string page)
    {
        var random = new Random(page.Length);
        var (browser, path) = await Open(who, page);
        string[] handlers = [.. browser.Page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").Where(f => f.QuerySelector(ByPeople) is not null).Select(Handler)];
        handlers.ShouldNotBeEmpty();
        var (sent, refused) = (0, 0);
        foreach (var handler in handlers)
        {
            var form = $"main form:has([name='_handler'][value='{handler}'])";
            for (var i = 0; i < OfEach / handlers.Length && browser.Page.QuerySelector(form) is IHtmlFormElement element; i++)
            {
                var typed = Garbage(element, random);
                await browser.Send(form, typed.Select(t => (t.Key, t.Value)));
                sent++;
                ((int)browser.Status).ShouldBeLessThan(500, string.Join(' ', typed));
                browser.ShouldLeakNothing();
                if (browser.SentTo is null && browser.Status == HttpStatusCode.OK && browser.Page.QuerySelector(form) is not null)
                {
                    refused++;
                    foreach (var (name, text) in typed.Where(t => browser.Page.QuerySelector($"{form} [name='{t.Key}']") is IHtmlInputElement { Type: "text" or "email" or "tel" or "search" } or IHtmlTextAreaElement))
                    {
                        Lines(browser.Kept(name)).ShouldBe(Lines(text), name);
                    }
                }
                else
                {
                    (browser, path) = await Open(who, page);
                }
            }
        }

        sent.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0, path);
    }

    private static Dictionary<string, string> Garbage(IHtmlFormElement form, Random random)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.QuerySelectorAll(ByPeople).Select(f => f.GetAttribute("name")).OfType<string>())
        {
            // Not everything at once, or the first mistake would hide the others.
            if (random.Next(3) > 0)
            {
                typed[field] = Texts[random.Next(Texts.Length)];
            }
        }

        return typed;
    }

    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").TrimStart('\n');

    private static string Handler(IHtmlFormElement form) => form.QuerySelector("[name='_handler']")!.GetAttribute("value")!;

    private async Task<(Browser Browser, string Path)> Open(Who who, string page)
    {
        var (browser, owner, person) = (site.NewBrowser(), await site.NewAccount(), await site.NewAccount());
        var owning = await site.NewOrganisation("Viện Chủ", Capability.Supplier, owner);
        var acting = await site.NewOrganisation("Viện Gõ", who == Who.Staff ? Capability.Exchange : Capability.Supplier | Capability.Recipient | Capability.Broker, person);
        var source = new CatalogueSource("Danh mục", "1", new Uri("https://example.org/1"), null);
        var revision = RevisionId.New();
        var listing = Listing.Import(ListingId.New(), revision, owning.Id, ListingContent.Empty with { Title = new Bilingual("Công khai"), Summary = new Bilingual("Tóm tắt"), Source = source }, isDemo: false, site.Now);
        listing.ApproveImported(revision, MemberId.New(), site.Now);
        var item = Guid.Empty;
        await site.InDatabase(async db =>
        {
            db.Add(listing);
            await db.SaveChangesAsync(Token);
            item = await db.ReferenceItems.Where(i => i.List == ReferenceListNames.Fields && i.Code == "207").Select(i => i.Id.Value).FirstAsync(Token);
        });
        if (who != Who.Visitor)
        {
            await browser.SignIn(person.Email!);
        }

        var path = page.Replace("{listing}", listing.Code, StringComparison.Ordinal)
            .Replace("{organisation}", owning.Code, StringComparison.Ordinal)
            .Replace("{organisation-id}", $"{owning.Id.Value}", StringComparison.Ordinal)
            .Replace("{membership}", $"{acting.Memberships[0].Id.Value}", StringComparison.Ordinal)
            .Replace("{item}", $"{item}", StringComparison.Ordinal);
        await browser.Open(path);
        browser.Status.ShouldBe(HttpStatusCode.OK, path);
        return (browser, path);
    }
}
