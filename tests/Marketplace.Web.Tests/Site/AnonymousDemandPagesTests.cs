using System.Net;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Site;

/// <summary>No page beside its own directory entry names who asks anonymously, and that entry does not name the demand.</summary>
public sealed class AnonymousDemandPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Title = "Khử màu nước thải zqx";
    private const string Name = "Dệt Kín Tiếng";
    private static readonly string[] OfThePerson = ["Đỗ Bí Ẩn", "kin@quietperson.example", "0987 000 111"];

    [Fact]
    public async Task Nobody_reads_on_a_page_who_asks_anonymously()
    {
        var (asker, supplier) = (await site.NewAccount("Người Hỏi"), await site.NewAccount());
        var organisation = await site.NewOrganisation(Name, Capability.Recipient, asker);
        var supplying = await site.NewOrganisation("Viện Màng", Capability.Supplier, supplier);
        var demand = await Open(organisation, supplying);
        string[] pages =
        [
            "/", "/demands", $"/demands?q={Uri.EscapeDataString(Title)}", $"/demands?q={Uri.EscapeDataString(Name)}", $"/demands/{demand.Code}", $"/demands/{demand.Code}/propose", "/my/proposals", "/work",
            $"/organisations/{organisation.Code}", "/organisations", $"/report/demand/{demand.Code}",
        ];
        var (visitor, signedIn, shown) = (site.NewBrowser(), site.NewBrowser(), 0);
        await signedIn.SignIn(supplier.Email!);

        foreach (var (browser, page) in new[] { visitor, signedIn }.SelectMany(b => pages.SelectMany(p => new[] { (b, p), (b, "/en" + p) })))
        {
            await browser.Open(page);
            shown += browser.Status == HttpStatusCode.OK && Speaks(browser.Source, demand) ? 1 : 0;
            Check(WebUtility.HtmlDecode(browser.Source), page, organisation, demand);
        }

        shown.ShouldBeGreaterThan(10);
    }

    private static bool Speaks(string source, Demand demand) => source.Contains(demand.Code, StringComparison.Ordinal);

    private static void Check(string source, string page, Organisation organisation, Demand demand)
    {
        foreach (var mark in OfThePerson)
        {
            source.ShouldNotContain(mark, Case.Insensitive, page);
        }

        if (Speaks(source, demand))
        {
            // The words that were searched for stand in the box again.
            var read = page.Contains("q=", StringComparison.Ordinal) ? source.Replace($"value=\"{Name}\"", "", StringComparison.Ordinal) : source;
            foreach (var mark in new[] { Name, organisation.Code + "\"", organisation.TaxCode!, organisation.Id.Value.ToString() })
            {
                read.ShouldNotContain(mark, Case.Insensitive, page);
            }
        }
    }

    private async Task<Demand> Open(Organisation organisation, Organisation supplier)
    {
        var (revision, reviewer) = (DemandRevisionId.New(), MemberId.New());
        var demand = Demand.Draft(DemandId.New(), revision, organisation.Id, new DemandContent
        {
            Title = new Bilingual(Title),
            Problem = new Bilingual("Nước còn màu."),
            Result = new Bilingual("Nước trong."),
            Field = "207",
            IsAnonymous = true,
            Contact = new ContactPerson(OfThePerson[0], null, OfThePerson[2], OfThePerson[1]),
        }, isDemo: false, site.Now);
        demand.Submit(site.Now);
        demand.Approve(revision, reviewer, site.Now);
        await site.InDatabase(async db =>
        {
            db.Add(demand);
            db.Add(DemandInvitation.Invite(DemandInvitationId.New(), demand, supplier, 0, reviewer, site.Now));
            await db.SaveChangesAsync();
        });
        return demand;
    }
}
