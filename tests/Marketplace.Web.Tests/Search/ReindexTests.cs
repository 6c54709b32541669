using System.Collections.Concurrent;
using System.Diagnostics;
using Marketplace.Application.Common;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Marketplace.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Search;

/// <summary>`reindex` as a process of its own beside the serving site, left to its end and killed at any moment.</summary>
public sealed class ReindexTests : IAsyncLifetime
{
    private const int AtFirst = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly ConcurrentBag<string> _published = [];
    private readonly TestSite _site = new();
    private OrganisationId _supplier;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Root => Path.Combine(_site.Folder, "search");

    /// <summary>The folder of the index in use.</summary>
    private string Pointer => File.ReadAllText(Path.Combine(Root, "current"));

    public async ValueTask InitializeAsync()
    {
        _supplier = (await _site.NewOrganisation("Viện Đo lường", Capability.Supplier, await _site.NewAccount())).Id;
        for (var i = 0; i < AtFirst; i += 100)
        {
            await Publish(100);
        }

        await UntilFound(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Killed_at_any_moment_while_listings_are_published_it_costs_no_search_and_no_hit()
    {
        var random = new Random(20261125);
        var brokenOff = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var searching = Task.Run(() => Search(stop.Token), Token);
        for (var round = 0; round < 5; round++)
        {
            var (before, folders) = (Pointer, Directory.GetDirectories(Root).Length);
            using var reindex = Reindex();
            if (round % 4 != 3)
            {
                // The new index has begun; every fourth time it may be killed before.
                while (Directory.GetDirectories(Root).Length <= folders && !reindex.HasExited)
                {
                    await Publish(1);
                }
            }

            for (var published = random.Next(0, 4) * round; published > 0 && !reindex.HasExited; published--)
            {
                await Publish(1);
            }

            reindex.Kill();
            await reindex.WaitForExitAsync(Token);
            brokenOff += Pointer == before ? 1 : 0;
        }

        // Now one that is left alone.
        var last = Pointer;
        using (var reindex = Reindex())
        {
            while (!reindex.HasExited)
            {
                await Publish(1);
            }

            reindex.ExitCode.ShouldBe(0);
        }

        await UntilFound(_site);
        await UntilSwept(_site);
        await stop.CancelAsync();
        (await searching).ShouldBeGreaterThan(20);
        brokenOff.ShouldBeGreaterThan(1);
        Pointer.ShouldNotBe(last);
        await EveryOneIsFoundOnce();
    }

    [Fact]
    public async Task What_a_killed_one_left_is_no_hindrance_to_the_next_host()
    {
        using (var reindex = Reindex())
        {
            var folders = Directory.GetDirectories(Root).Length;
            while (Directory.GetDirectories(Root).Length <= folders && !reindex.HasExited)
            {
                await Publish(1);
            }

            reindex.Kill();
            await reindex.WaitForExitAsync(Token);
        }

        // The folders as they lie, opened by a host that starts now.
        await _site.Stop();
        await using var next = _site.Beside();
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(next.Folder, "search", Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await UntilFound(next);
        await UntilSwept(next);
    }

    private static async Task<FoundListings> Ask(TestSite host, string text, int page) =>
        (await new Dispatcher(host.Services.GetRequiredService<IServiceScopeFactory>(), new GivenCaller(CallerTicket.Visitor(Language.Vi)))
            .Ask(new SearchListings(text, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, page), Token)).Answer;

    /// <summary>Searches until it is stopped. Nothing is withdrawn, so no answer may hold less than an earlier one.</summary>
    private async Task<int> Search(CancellationToken stop)
    {
        var (searches, most) = (0, 0);
        while (!stop.IsCancellationRequested)
        {
            var found = await Ask(_site, "may do", 1);
            found.IsDegraded.ShouldBeFalse();
            found.Page.Total.ShouldBeGreaterThanOrEqualTo(most);
            found.Page.Items.Count.ShouldBe(Math.Min(20, found.Page.Total));
            most = found.Page.Total;
            searches++;
        }

        return searches;
    }

    private async Task UntilFound(TestSite host)
    {
        var watch = Stopwatch.StartNew();
        while ((await Ask(host, "may do", 1)).Page.Total < _published.Count && watch.Elapsed < Patience)
        {
        }

        (await Ask(host, "may do", 1)).Page.Total.ShouldBe(_published.Count);
    }

    /// <summary>Until nothing is left but the index in use.</summary>
    private static async Task UntilSwept(TestSite host)
    {
        var (root, watch) = (Path.Combine(host.Folder, "search"), Stopwatch.StartNew());
        while (Directory.GetDirectories(root).Length > 1 && watch.Elapsed < Patience)
        {
            await Ask(host, "may do", 1);
        }

        Path.GetFileName(Directory.GetDirectories(root).ShouldHaveSingleItem()).ShouldBe(await File.ReadAllTextAsync(Path.Combine(root, "current"), Token));
    }

    private async Task EveryOneIsFoundOnce()
    {
        foreach (var chunk in _published.Chunk(_published.Count / 10))
        {
            foreach (var code in chunk.Take(5))
            {
                (await Ask(_site, code, 1)).Page.Items.Select(r => r.Code).ShouldBe([code]);
            }
        }

        var codes = new List<string>();
        for (var page = 1; page <= 50; page++)
        {
            codes.AddRange((await Ask(_site, "may do", page)).Page.Items.Select(r => r.Code));
        }

        codes.ShouldBeUnique();
        codes.Count.ShouldBe(AtFirst);
    }

    private Task Publish(int count) => _site.InDatabase(async db =>
    {
        var now = _site.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        for (var i = 0; i < count; i++)
        {
            var revision = RevisionId.New();
            var listing = Listing.Draft(ListingId.New(), revision, _supplier, Publishing.Content($"Máy đo {_published.Count + i}"), isDemo: false, now);
            listing.Submit(now);
            listing.Approve(revision, MemberId.New(), now);
            db.Listings.Add(listing);
        }

        await db.SaveChangesAsync(Token);
        foreach (var listing in db.Listings.Local)
        {
            _published.Add(listing.Code);
        }
    });

    private Process Reindex()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Marketplace.Web.dll"));
        start.ArgumentList.Add("reindex");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Data__Folder"] = _site.Folder;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
