using System.Text;
using Marketplace.Application.Listings.Tables;
using Marketplace.Application.Ports;
using Marketplace.Application.Tests.BadInput;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Listings.Tables;

/// <summary>Two thousand rows of garbage, as text and as a workbook: each becomes a draft that says what it said, or stands in the report as it was brought.</summary>
public sealed class GarbledRowsTests : IAsyncLifetime
{
    private const int Rows = 1_000;

    private const int NoCharacter = 0xFFFE;

    private static readonly ListingColumn[] Columns = Enum.GetValues<ListingColumn>();

    private static readonly string[] Days = ["2026-02-30", "03/04/2026", "14/03/2026", "0/0/0000", "31-Dec-1999", "1/1/1", "46000", "2999-01-01", "hôm qua"];

    private static readonly string[] Codes = ["207", "999", "C02F 1/44", "Đã cấp", "GRANTED", "patent", "sáng chế", "TRL 9", "TRL", "9", "10", "-3", "7,5"];

    private TestExchange _exchange = null!;
    private Person _supplier = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _exchange = await TestExchange.Open();
        _supplier = await _exchange.NewPerson(Capability.Supplier, Role.Officer);
    }

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public async Task Every_row_is_taken_or_reported_whole(TableFormat format)
    {
        string[][] brought = [.. Enumerable.Range(0, Rows).Select(Row)];
        var file = _exchange.Services.GetRequiredService<ITableWriter>().Write([[.. Columns.Select(c => c.ToString())], .. brought], format);
        var id = await _supplier.Upload(file, Token);

        var judged = await _supplier.Check(_exchange, id, Token);
        judged.Mapping.Count.ShouldBe(Columns.Length);
        (judged.Total, judged.Tally.New + judged.Tally.Refused).ShouldBe((Rows, Rows));
        judged.Tally.New.ShouldBeGreaterThan(Rows / 20);
        judged.Tally.Refused.ShouldBeGreaterThan(Rows / 20);

        var imported = await _supplier.Import(_exchange, id, Token);
        (imported.State, imported.Tally).ShouldBe((TableImportState.Imported, judged.Tally));

        // The report holds each row as it was brought; what the writer does to formulas is undone by reading it.
        var report = _exchange.Services.GetRequiredService<ITableReader>().Read((await _supplier.Get(new GetTableReport(id), Token)).Content);
        report.Rows.Count.ShouldBe(Rows);
        var listings = (await _exchange.ListingsOf(_supplier, Token)).ToDictionary(l => l.OwnId!, StringComparer.Ordinal);
        listings.Count.ShouldBe(judged.Tally.New);
        var rows = await _exchange.InDatabase((db, token) => db.ImportRows.AsNoTracking().Where(r => r.Import == id).OrderBy(r => r.Number).ToListAsync(token), Token);
        for (var i = 0; i < Rows; i++)
        {
            var row = rows[i];
            foreach (var column in Columns.Where(c => Kept(brought[i][(int)c]).Length > 0))
            {
                row.Cells[column.ToString()].ShouldBe(Kept(brought[i][(int)column]), $"row {i}, {column}");
            }

            if (row.Outcome == RowOutcome.New)
            {
                var content = listings[row.OwnId!].Latest.Content;
                (content.Title.Vi ?? "", content.Title.En ?? "", content.Summary.Vi ?? "", content.Problem.En ?? "", content.Ownership ?? "").ShouldBe(
                    (Said(row, ListingColumn.TitleVi), Said(row, ListingColumn.TitleEn), Said(row, ListingColumn.SummaryVi), Said(row, ListingColumn.ProblemEn), Said(row, ListingColumn.Ownership)), $"row {i}");
            }
            else
            {
                row.Refusals.ShouldNotBeEmpty($"row {i}");
            }
        }
    }

    private static string Said(Data.ImportRow row, ListingColumn column) => row.Cells.GetValueOrDefault(column.ToString(), "");

    private static string Kept(string cell) => cell.Trim().Normalize();

    /// <summary>Most cells are blank, as in most tables; a few are good.</summary>
    private static string[] Row(int number)
    {
        var (random, garbling) = (new Random(number), new Garbling(number));
        var row = Columns.Select(c => random.Next(10) > 0 ? "" : c switch
        {
            ListingColumn.IpFiledOn or ListingColumn.IpExpiresOn => Days[random.Next(Days.Length)],
            ListingColumn.Field or ListingColumn.Ipc or ListingColumn.Trl or ListingColumn.IpKind or ListingColumn.IpStatus => Codes[random.Next(Codes.Length)],
            _ => garbling.Text(),
        }).ToArray();
        row[(int)ListingColumn.OwnId] = random.Next(8) == 0 ? garbling.Text() : $"CN-{number}";
        row[(int)ListingColumn.TitleVi] = random.Next(4) == 0 ? garbling.Text() : $"Công nghệ {number}";
        return Array.ConvertAll(row, Readable);
    }

    /// <summary>What a file can hold at all: neither half characters nor those that XML forbids; and nothing that the writer marks against formulas.</summary>
    private static string Readable(string text)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(r => r != Rune.ReplacementChar && (!Rune.IsControl(r) || r.Value is '\n') && r.Value != NoCharacter))
        {
            kept.Append(rune);
        }

        return kept.ToString().TrimStart('=', '+', '-', '@');
    }
}
