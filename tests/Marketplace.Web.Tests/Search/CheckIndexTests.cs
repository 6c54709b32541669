using System.Diagnostics;
using Marketplace.Application.Search;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Search;

/// <summary>`check-index` as a process of its own, beside the serving site and without one.</summary>
public sealed class CheckIndexTests : IAsyncLifetime
{
    private readonly TestSite _site = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _site.NewOrganisation("Viện Đo lường", Capability.Supplier);
        var follower = _site.Services.GetRequiredService<IndexFollower>();
        await follower.CaughtUp;
        await follower.CatchUp(Token);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task What_differs_and_what_is_only_behind_is_told_in_words_and_by_the_exit_code()
    {
        var (code, output) = await CheckIndex();
        output.ShouldContain("Organisation: 1 in the database, 1 in the index.");
        output.ShouldContain("The index holds the whole log.");
        output.ShouldContain("0 documents differ.");
        code.ShouldBe(0);

        // Another node goes on while this one stands still. What the public does not see moves the log alone.
        await _site.Stop();
        await using var other = _site.Beside();
        await Register(other, "CHO", isVerified: false);
        (code, output) = await CheckIndex();
        output.ShouldContain("positions of the log behind.");
        output.ShouldContain("0 documents differ.");
        code.ShouldBe(1);

        var missing = await Register(other, "VKT", isVerified: true);
        (code, output) = await CheckIndex();
        output.ShouldContain($"Missing: Organisation {missing.Value}");
        output.ShouldContain("1 documents differ.");
        code.ShouldBe(1);
    }

    [Fact]
    public async Task Where_there_is_no_index_an_empty_one_is_begun_and_everything_is_missing_from_it()
    {
        await _site.Stop();
        var folder = Path.Combine(_site.Folder, "search");
        Directory.Delete(folder, recursive: true);

        var (code, output) = await CheckIndex();

        output.ShouldContain("Organisation: 1 in the database, 0 in the index.");
        output.ShouldContain("positions of the log behind.");
        code.ShouldBe(1);
        Directory.GetDirectories(folder).ShouldHaveSingleItem();
    }

    private static async Task<OrganisationId> Register(TestSite host, string code, bool isVerified)
    {
        var organisation = new Organisation(
            OrganisationId.New(), code, $"01{code.Sum(c => c):00000000}", new OrganisationProfile { Name = new Bilingual("Viện " + code), LegalKind = "institute" }, Capability.Supplier, isDemo: false, host.Now);
        if (isVerified)
        {
            organisation.Verify(host.Now);
        }

        await host.InDatabase(async db =>
        {
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync(Token);
        });
        return organisation.Id;
    }

    private async Task<(int Code, string Output)> CheckIndex()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Marketplace.Web.dll"), "check-index"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Data__Folder"] = _site.Folder },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, await output + await error);
    }
}
