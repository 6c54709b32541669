using System.Text;
using Marketplace.Application.Common;
using Marketplace.Application.Listings.Tables;
using Marketplace.Application.Ports;
using Marketplace.Application.Tests.Listings.Tables;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

internal sealed class TableAccess(TestExchange exchange) : Fixtures(exchange)
{
    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> UploadTable()
    {
        var command = new UploadTable(TableImportId.New(), "Bảng.csv", Encoding.UTF8.GetBytes(Tables.Two));
        return Sent.Of(await Exchange.NewPerson(Capability.Supplier), command) with { FromAnotherOrganisation = Came.Done, Otherwise = command with { FileName = "Khác.csv" } };
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> CheckTable()
    {
        var (supplier, id) = await Uploaded();
        return Sent.Of(supplier, new CheckTable(id, new Version(1), Tables.Mapping, null));
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> ImportTable()
    {
        var (supplier, view) = await Checked();
        return Sent.Of(supplier, new ImportTable(view.Id, view.Version));
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> CancelTable()
    {
        var (supplier, view) = await Checked();
        await supplier.Do(new ImportTable(view.Id, view.Version));
        return Sent.Of(supplier, new CancelTable(view.Id, view.Version.Next()));
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> GetTableImport()
    {
        var (supplier, id) = await Uploaded();
        return Sent.Of(supplier, new GetTableImport(id, null, 1), id.Value.ToString());
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> GetTableImports()
    {
        var (supplier, id) = await Uploaded();
        return Sent.Of(supplier, new GetTableImports(1), id.Value.ToString()) with { FromAnotherOrganisation = Came.DoneWithoutIt };
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> GetTableReport()
    {
        var (supplier, view) = await Checked();
        return Sent.Of(supplier, new GetTableReport(view.Id), "Bảng-");
    }

    [SentBy(Capability.Supplier, Power.Draft)]
    public async Task<Sent> GetTableTemplate() =>
        Sent.Of(await Exchange.NewPerson(Capability.Supplier), new GetTableTemplate(Language.En, TableFormat.Csv), "listing-template.csv") with { FromAnotherOrganisation = Came.Done };

    [SentBy(Who.Jobs)]
    public async Task<Sent> GetTablesAtWork()
    {
        var (supplier, id) = await Uploaded();
        await supplier.Do(new CheckTable(id, new Version(1), Tables.Mapping, null));
        return Sent.Of(CallerTicket.Job, new GetTablesAtWork(), id.Value.ToString());
    }

    [SentBy(Who.Jobs)]
    public async Task<Sent> WorkOffTable()
    {
        var (supplier, id) = await Uploaded();
        await supplier.Do(new CheckTable(id, new Version(1), Tables.Mapping, null));
        return Sent.Of(CallerTicket.Job, new WorkOffTable(id, new Version(2)));
    }

    private async Task<(Person Supplier, TableImportId Id)> Uploaded()
    {
        var supplier = await Exchange.NewPerson(Capability.Supplier);
        return (supplier, await supplier.Upload(Tables.Two, CancellationToken.None));
    }

    private async Task<(Person Supplier, TableImportView View)> Checked()
    {
        var (supplier, id) = await Uploaded();
        return (supplier, await supplier.Check(Exchange, id, CancellationToken.None));
    }
}
