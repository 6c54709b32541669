using System.Diagnostics;
using Marketplace.Application.Approvals;
using Marketplace.Application.Common;
using Marketplace.Application.Listings;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Marketplace.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Search;

/// <summary>Two hosts on one database, each with an index of its own: what is decided on one shows on the other.</summary>
public sealed class TwoHostsTests(TestSite first) : IClassFixture<TestSite>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TestSite _second = first.Beside();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The first host starts before the second one: together they would both make the database.</summary>
    public async ValueTask InitializeAsync()
    {
        await first.NewBrowser().Open("/");
        await _second.NewBrowser().Open("/");
    }

    public ValueTask DisposeAsync() => _second.DisposeAsync();

    [Fact]
    public async Task What_is_approved_on_one_is_found_on_both_and_what_is_withdrawn_is_found_on_none()
    {
        var (supplier, reviewer) = (await NewTicket(Capability.Supplier), await NewTicket(Capability.Exchange));
        var near = await Approved(first, supplier.Organisation, reviewer.Ticket, "Cảm biến quang sợi");
        var far = await Approved(_second, supplier.Organisation, reviewer.Ticket, "Cảm biến siêu âm");
        foreach (var host in new[] { first, _second })
        {
            await UntilFound(host, "cam bien quang soi", near.Code);
            await UntilFound(host, "cam bien sieu am", far.Code);
        }

        (await As(_second, supplier.Ticket).Send(new WithdrawListing(near.Id, near.Version.Next()), Token)).IsDone.ShouldBeTrue();
        foreach (var host in new[] { first, _second })
        {
            await UntilFound(host, "cam bien", far.Code, but: near.Code);
        }

        Directory.GetDirectories(Path.Combine(first.Folder, "search")).ShouldHaveSingleItem();
        Directory.GetDirectories(Path.Combine(_second.Folder, "search")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_index_ordered_anew_on_one_is_built_anew_on_the_other()
    {
        var (here, there) = (Built(first), Built(_second));
        await first.Services.GetRequiredService<IndexFollower>().RebuildAll(progress: null, Token);

        Built(first).ShouldNotBe(here);
        var watch = Stopwatch.StartNew();
        while (Built(_second) == there && watch.Elapsed < Patience)
        {
            await _second.NewBrowser().Open("/search");
        }

        Built(_second).ShouldNotBe(there);
    }

    /// <summary>The folder of the index in use.</summary>
    private static string Built(TestSite host) => File.ReadAllText(Path.Combine(host.Folder, "search", "current"));

    private static Dispatcher As(TestSite host, CallerTicket ticket) => new(host.Services.GetRequiredService<IServiceScopeFactory>(), new GivenCaller(ticket));

    /// <summary>Asks as a reader does, until the answer holds the one listing and not the other.</summary>
    private static async Task UntilFound(TestSite host, string words, string code, string? but = null)
    {
        var browser = host.NewBrowser();
        var watch = Stopwatch.StartNew();
        do
        {
            await browser.Open("/search?q=" + Uri.EscapeDataString(words));
            if (browser.Source.Contains("listings/" + code, StringComparison.Ordinal) && (but is null || !browser.Source.Contains("listings/" + but, StringComparison.Ordinal)))
            {
                return;
            }
        }
        while (watch.Elapsed < Patience);

        browser.Source.ShouldContain("listings/" + code);
        browser.Source.ShouldNotContain("listings/" + (but ?? "none"));
    }

    private static async Task<Listing> Approved(TestSite host, OrganisationId supplier, CallerTicket reviewer, string title)
    {
        var (revision, now) = (RevisionId.New(), host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var listing = Listing.Draft(ListingId.New(), revision, supplier, Publishing.Content(title), isDemo: false, now);
        listing.Submit(now);
        await host.InDatabase(async db =>
        {
            db.Listings.Add(listing);
            await db.SaveChangesAsync(Token);
        });
        (await As(host, reviewer).Send(new ApproveListing(listing.Id, listing.Version, revision, ReviewChecklist.Listing), Token)).IsDone.ShouldBeTrue();
        return listing;
    }

    private async Task<(CallerTicket Ticket, OrganisationId Organisation)> NewTicket(Capability capability)
    {
        var person = await first.NewAccount();
        var organisation = await first.NewOrganisation($"Tổ chức {capability}", capability, person);
        return (new CallerTicket(Door.Job, Language.Vi, person.Member, Membership: organisation.Memberships[0].Id), organisation.Id);
    }
}
