using Marketplace.Application.Imports;
using Marketplace.Application.Ports;
using Marketplace.Application.Search;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Imports;

/// <summary>A catalogue of real offers, in English, with the faults that real catalogues have.</summary>
public sealed class RealCatalogueTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;
    private Person _staff = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _staff = await _exchange.NewPerson(Capability.Supplier | Capability.Exchange);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task The_real_catalogue_is_imported_once_and_found()
    {
        var file = Repository.Shared is { } shared ? Path.Combine(shared, "data", "nasa-software-catalog", "listings.json") : null;
        Assert.SkipUnless(File.Exists(file) || Environment.GetEnvironmentVariable("CI") == "true", "The real catalogue is not beside the project.");
        await using var stream = File.OpenRead(file!);
        var rows = await CatalogueRow.Read(stream, Token);
        rows.Count.ShouldBe(1_304);

        var first = await Import(rows);
        (first.Imported, first.Repeated, first.Refused).ShouldBe((1_299, 5, 0));
        first.SameTitle.ShouldBe(13);
        await _exchange.InDatabase(async (db, token) =>
        {
            var listings = await db.Listings.AsNoTracking().ToListAsync(token);
            listings.Count.ShouldBe(1_299);
            listings.ShouldAllBe(l => l.IsPublic && l.IsCatalogue && l.Public!.DecidedBy == _staff.Id);
            listings.ShouldAllBe(l => l.Public!.Content.Trl == null && l.Public.Content.Rights.Count == 0 && l.Public.Content.Price == null);
            listings.Count(l => l.Public!.Content.Field is null).ShouldBe(first.WithoutField);
            first.WithoutField.ShouldBeInRange(1, 200);
        }, Token);

        var second = await Import(rows);
        (second.Imported, second.Updated, second.Unchanged, second.Repeated).ShouldBe((0, 0, 1_299, 5));

        var changed = rows.ToArray();
        changed[0] = changed[0] with { Abstract = changed[0].Abstract + " It was rewritten." };
        var third = await Import(changed);
        (third.Imported, third.Updated, third.Unchanged).ShouldBe((0, 1, 1_298));

        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);
        var found = (await _exchange.Visitor.Ask(new SearchListings("Visually Weighted Quantization Matrices", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), SearchSort.Relevance, 1), Token)).Answer;
        found.Page.Items[0].Title.En.ShouldBe(rows[0].Title);
        found.Page.Items[0].IsCatalogue.ShouldBeTrue();
    }

    private async Task<ImportReport> Import(IReadOnlyList<CatalogueRow> rows) =>
        (await new CatalogueImport(_exchange.As(_staff.Ticket)).Run(_staff.Organisation.Value.ToString(), rows, null, Token)).Answer;
}
