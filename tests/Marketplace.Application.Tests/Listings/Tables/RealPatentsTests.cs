using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Listings.Tables;

/// <summary>A real list of patents, in English: titles only, days written in two ways, some in the wrong century, one row with a status that is none.</summary>
public sealed class RealPatentsTests : IAsyncLifetime
{
    private static readonly IReadOnlyList<MappedColumn> Mapping =
    [
        new("Case Number", ListingColumn.OwnId), new("Title", ListingColumn.TitleEn), new("Status", ListingColumn.IpStatus),
        new("Application SN", ListingColumn.IpApplication), new("Patent Expiration Date", ListingColumn.IpExpiresOn),
    ];

    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task The_real_patents_become_drafts_by_a_saved_mapping_and_what_cannot_be_read_is_reported()
    {
        var file = Repository.Shared is { } shared ? Path.Combine(shared, "data", "nasa-patents", "NASA_Patents.csv") : null;
        Assert.SkipUnless(File.Exists(file) || Environment.GetEnvironmentVariable("CI") == "true", "The real patents are not beside the project.");
        var content = await File.ReadAllBytesAsync(file!, Token);
        var institute = await _exchange.NewPerson(Capability.Supplier);

        var judged = await institute.Check(_exchange, await institute.Upload(content, Token), Token, Mapping, "Patents");
        judged.Total.ShouldBe(1_393);
        judged.Tally.ShouldBe(new RowTally(1_393, 0, 0, 0));

        // The next upload finds the mapping by itself.
        var id = await institute.Upload(content, Token);
        (await institute.Look(id, Token)).MappingName.ShouldBe("Patents");
        await institute.Check(_exchange, id, Token);
        (await institute.Import(_exchange, id, Token)).Tally.ShouldBe(new RowTally(1_393, 0, 0, 0));
        var told = await _exchange.InDatabase((db, token) => db.ImportRows.AsNoTracking().Where(r => r.Import == id).ToListAsync(token), Token);
        told.FindAll(r => r.Refusals.Count > 0).SelectMany(r => r.Refusals).CountBy(r => r.Code).ToDictionary().ShouldBe(
            new Dictionary<string, int>(StringComparer.Ordinal) { [nameof(TableImportRules.ACellNamesAStatus)] = 1, [nameof(TableImportRules.ADayIsOfOurTime)] = 38 }, ignoreOrder: true);
        told.Single(r => r.Line == 1_301).Refusals.Single().Arguments[0].ShouldBe("GM");

        var listings = await _exchange.ListingsOf(institute, Token);
        listings.Count.ShouldBe(1_393);
        listings.ShouldAllBe(l => l.Status == ListingStatus.Draft && l.Latest.Content.Title.En != null && l.Latest.Content.Title.Vi == null && l.Latest.Content.Summary.IsEmpty);
        listings.Count(l => l.Latest.Content.IpRights.Single().ExpiresOn is not null).ShouldBe(1_005);
        listings.Single(l => l.OwnId == "ARC-14231-1").Latest.Content.IpRights.Single().ExpiresOn.ShouldBe(new DateOnly(2017, 4, 2));
        listings.Single(l => l.OwnId == "ARC-14231-2DIV").Latest.Content.IpRights.Single().ExpiresOn.ShouldBe(new DateOnly(2024, 6, 16));

        id = await institute.Upload(content, Token);
        await institute.Check(_exchange, id, Token);
        (await institute.Import(_exchange, id, Token)).Tally.ShouldBe(new RowTally(0, 0, 1_393, 0));
    }
}
