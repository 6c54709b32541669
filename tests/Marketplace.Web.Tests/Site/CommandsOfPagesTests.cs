using System.Diagnostics;
using System.Net;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Site;

/// <summary>A public page asks the database a few times, however much there is to show.</summary>
public sealed class CommandsOfPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_public_page_sends_more_commands_when_there_are_more_rows()
    {
        var organisation = await site.NewOrganisation("Viện Cơ khí", Capability.Supplier | Capability.Recipient, await site.NewAccount());
        var (listing, demand) = await Publish(organisation, 2);
        (string Path, int Most)[] pages =
        [
            ("/", 4), ("/search", 2), ("/search?q=may+do", 2), ("/search?q=may+do&field=207&sort=Newest", 2), ("/demands", 2), ("/demands?q=can+do", 2),
            ($"/listings/{listing.Code}", 4), ($"/listings/{listing.Code}/print", 3), ($"/compare?codes={listing.Code}", 3), ($"/demands/{demand.Code}", 4), ("/organisations", 3), ("/organisations?q=vien", 2), ($"/organisations/{organisation.Code}", 4), ("/policies/fees", 2), ("/about", 0),
        ];
        var few = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (path, most) in pages)
        {
            few[path] = await Count(path);
            few[path].ShouldBeInRange(Math.Min(1, most), most, path);
        }

        await Publish(organisation, 40);
        for (var i = 0; i < 12; i++)
        {
            await Publish(await site.NewOrganisation($"Viện {i}", Capability.Supplier | Capability.Recipient, await site.NewAccount()), 1);
        }

        foreach (var (path, _) in pages)
        {
            (await Count(path)).ShouldBe(few[path], path);
            (await Count("/en" + path)).ShouldBe(few[path], path);
        }
    }

    private async Task<int> Count(string path)
    {
        var browser = site.NewBrowser();
        site.Commands.Take();
        await browser.Open(path);
        browser.Status.ShouldBe(HttpStatusCode.OK);
        return site.Commands.Take().Count;
    }

    /// <summary>So many listings and demands more, which are found when it returns.</summary>
    private async Task<(Listing Listing, Demand Demand)> Publish(Organisation organisation, int count)
    {
        var now = site.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        (Listing, Demand)? last = null;
        await site.InDatabase(async db =>
        {
            for (var i = 0; i < count; i++)
            {
                var (revision, demandRevision, reviewer) = (RevisionId.New(), DemandRevisionId.New(), MemberId.New());
                var listing = Listing.Draft(ListingId.New(), revision, organisation.Id, Publishing.Content($"Máy đo {i}"), isDemo: false, now);
                listing.Submit(now);
                listing.Approve(revision, reviewer, now);
                var demand = Demand.Draft(DemandId.New(), demandRevision, organisation.Id, new DemandContent
                {
                    Title = new Bilingual("Cần đo độ mặn"),
                    Problem = new Bilingual("Nước lợ."),
                    Result = new Bilingual("Sai số dưới 1 %."),
                    Field = "207",
                    TrlWanted = 6,
                }, isDemo: false, now);
                demand.Submit(now);
                demand.Approve(demandRevision, reviewer, now);
                db.AddRange(listing, demand);
                last = (listing, demand);
            }

            await db.SaveChangesAsync(Token);
        });

        var (browser, watch) = (site.NewBrowser(), Stopwatch.StartNew());
        do
        {
            await browser.Open("/demands?q=" + last!.Value.Item2.Code);
        }
        while (!browser.Source.Contains("demands/" + last.Value.Item2.Code, StringComparison.Ordinal) && watch.Elapsed < Patience);

        return last.Value;
    }
}
