using System.Text;
using Marketplace.Application.Data;
using Marketplace.Application.Listings.Tables;
using Marketplace.Domain.Listings;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Tests.Listings.Tables;

/// <summary>Tables on their way into the exchange.</summary>
internal static class Tables
{
    public const string Two = "Mã của đơn vị;Tên công nghệ (tiếng Việt);Mức TRL\nCN-1;Màng lọc gốm;7\nCN-2;Sấy nông sản;5\n";

    public static readonly IReadOnlyList<MappedColumn> Mapping =
    [
        new("Mã của đơn vị", ListingColumn.OwnId), new("Tên công nghệ (tiếng Việt)", ListingColumn.TitleVi), new("Mức TRL", ListingColumn.Trl),
    ];

    public static async Task<TableImportId> Upload(this Person person, string text, CancellationToken token) => await person.Upload(Encoding.UTF8.GetBytes(text), token);

    public static async Task<TableImportId> Upload(this Person person, byte[] content, CancellationToken token)
    {
        var id = TableImportId.New();
        await person.Do(new UploadTable(id, "Bảng.csv", content), token);
        return id;
    }

    public static Task<TableImportView> Look(this Person person, TableImportId id, CancellationToken token, RowOutcome? shown = null) => person.Get(new GetTableImport(id, shown, 1), token);

    /// <summary>Uploads and checks, by the mapping that is proposed or by another.</summary>
    public static async Task<TableImportView> Check(this Person person, TestExchange exchange, TableImportId id, CancellationToken token, IReadOnlyList<MappedColumn>? mapping = null, string? name = null)
    {
        var view = await person.Look(id, token);
        await person.Do(new CheckTable(id, view.Version, mapping ?? view.Mapping, name ?? view.MappingName), token);
        await exchange.Work().WorkOff(token);
        return await person.Look(id, token);
    }

    public static async Task<TableImportView> Import(this Person person, TestExchange exchange, TableImportId id, CancellationToken token)
    {
        await person.Do(new ImportTable(id, (await person.Look(id, token)).Version), token);
        await exchange.Work().WorkOff(token);
        return await person.Look(id, token);
    }

    public static async Task<TableImportView> Take(this Person person, TestExchange exchange, string text, CancellationToken token)
    {
        var id = await person.Upload(text, token);
        await person.Check(exchange, id, token);
        return await person.Import(exchange, id, token);
    }

    public static TableWork Work(this TestExchange exchange) => exchange.Services.GetRequiredService<TableWork>();

    public static Task<List<Listing>> ListingsOf(this TestExchange exchange, Person person, CancellationToken token) =>
        exchange.InDatabase((MarketplaceDb db, CancellationToken t) => db.Listings.AsNoTracking().Where(l => l.Organisation == person.Organisation).OrderBy(l => l.OwnId).ToListAsync(t), token);
}
