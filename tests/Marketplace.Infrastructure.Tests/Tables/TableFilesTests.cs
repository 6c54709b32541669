using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Marketplace.Application.Ports;
using Marketplace.Infrastructure.Tables;
using Shouldly;
using Xunit;

namespace Marketplace.Infrastructure.Tests.Tables;

public sealed class TableFilesTests
{
    private static readonly string[] Formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1", "=cmd|' /C calc'!A0"];

    private readonly TableReader _reader = new();
    private readonly TableWriter _writer = new();

    [Fact]
    public void No_cell_of_a_text_table_begins_like_a_formula()
    {
        var text = Encoding.UTF8.GetString(_writer.Write([["Mã", "Tên"], .. Formulas.Select(f => new[] { "1", f })], TableFormat.Csv));
        foreach (var cell in text.Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line[2..].Trim('"')))
        {
            "=+-@\t".ShouldNotContain(cell[0]);
        }
    }

    [Fact]
    public void No_cell_of_a_workbook_is_a_formula()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(_writer.Write([["Mã", "Tên"], .. Formulas.Select(f => new[] { "1", f })], TableFormat.Xlsx)), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToArray();
        cells.Length.ShouldBe(2 + (2 * Formulas.Length));
        cells.ShouldAllBe(c => c.CellFormula == null);
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public void What_is_written_is_read_again(TableFormat format)
    {
        string[] row = ["CN-1", "Màng lọc “gốm”, \"xốp\"; 2 lớp", "dòng 1\ndòng 2", "", "0012", "3,5"];
        var table = _reader.Read(_writer.Write([["Mã", "Tên", "Mô tả", "Trống", "Số", "Tỷ lệ"], row], format));

        table.Columns.ShouldBe(["Mã", "Tên", "Mô tả", "Trống", "Số", "Tỷ lệ"]);
        var read = table.Rows.ShouldHaveSingleItem();
        (read.Line, read.IsBroken).ShouldBe((2, false));
        read.Cells.OrderBy(c => table.Columns.ToList().IndexOf(c.Key)).Select(c => c.Value).ShouldBe(row.Where(c => c.Length > 0));
    }

    [Fact]
    public void A_workbook_is_read_as_people_see_it()
    {
        var table = _reader.Read(Workbook(sheet =>
        [
            new Row(Text("Mã"), Text("Tên"), Text("Tên"), Text(" "), Text("Ngày")),
            new Row(Number("7"), Text("  Màng  "), Number("2.5"), new Cell { DataType = CellValues.Boolean, CellValue = new CellValue("1") }, Day(46_000)),
            new Row(),
            new Row(new Cell { CellFormula = new CellFormula("1+1"), CellValue = new CellValue("2") }, Text("Sấy"), Text(""), Text(""), Text("14/03/2026"), Text("thừa")),
        ]));

        table.Columns.ShouldBe(["Mã", "Tên", "Tên #3", "#4", "Ngày"]);
        table.Rows.Select(r => (r.Line, r.IsBroken, r["Mã"], r["Tên"], r["Tên #3"], r["#4"], r["Ngày"])).ShouldBe(
        [
            (2, false, "7", "Màng", "2.5", "True", "2025-12-09"),
            (4, true, "2", "Sấy", null, null, "14/03/2026"),
        ]);
    }

    [Fact]
    public void Only_the_first_sheet_and_only_so_many_rows_are_read()
    {
        var content = Workbook(_ => Enumerable.Range(0, 50).Select(i => new Row(Text($"Ô {i}"))));

        _reader.Read(content).Rows.Count.ShouldBe(49);
        _reader.Read(content, mostRows: 10).Rows.Count.ShouldBe(11);
    }

    [Fact]
    public void A_workbook_that_unpacks_to_too_much_is_no_table()
    {
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 301; i++)
            {
                entry.Write(zeros);
            }
        }

        Should.Throw<FormatException>(() => _reader.Read(bomb.ToArray()));
    }

    [Fact]
    public void A_workbook_with_entities_of_its_own_does_not_unfold_them()
    {
        var content = Workbook(_ => [new Row(Text("Mã")), new Row(Text("KHONG"))]);
        using var stream = new MemoryStream();
        stream.Write(content);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
            string xml;
            using (var reader = new StreamReader(sheet.Open()))
            {
                xml = reader.ReadToEnd();
            }

            xml = "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>" + xml[xml.IndexOf("<x:worksheet", StringComparison.Ordinal)..].Replace("KHONG", "&secret;", StringComparison.Ordinal);
            using var writer = new StreamWriter(sheet.Open());
            writer.Write(xml);
            writer.BaseStream.SetLength(Encoding.UTF8.GetByteCount(xml));
        }

        try
        {
            _reader.Read(stream.ToArray()).Rows.ShouldAllBe(r => !r.Cells.Values.Any(v => v.Contains(Environment.MachineName, StringComparison.Ordinal)));
        }
        catch (FormatException)
        {
            // Refusing the whole file is right as well.
        }
    }

    [Fact]
    public void Whatever_bytes_come_they_are_a_table_or_none()
    {
        var random = new Random(2026);
        var good = Workbook(_ => Enumerable.Range(0, 20).Select(i => new Row(Text($"Ô {i}"), Number($"{i}"))));
        var text = _writer.Write([["Mã", "Tên"], .. Enumerable.Range(0, 20).Select(i => new[] { $"{i}", "Màng \"gốm\", xốp\nhai dòng" })], TableFormat.Csv);
        var (tables, refused) = (0, 0);
        for (var i = 0; i < 1_000; i++)
        {
            byte[] content = [.. i % 3 == 0 ? good : i % 3 == 1 ? text : new byte[random.Next(2_000)]];
            if (i % 3 == 2)
            {
                random.NextBytes(content);
            }

            for (var harm = random.Next(1, 20); harm > 0 && content.Length > 0; harm--)
            {
                content[random.Next(content.Length)] = (byte)random.Next(256);
            }

            if (random.Next(3) == 0)
            {
                content = content[..random.Next(content.Length + 1)];
            }

            try
            {
                _reader.Read(content, mostRows: 100);
                tables++;
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        tables.ShouldBeGreaterThan(50);
        refused.ShouldBeGreaterThan(50);
    }

    /// <summary>Separators, quotes and line breaks wherever they fall: each word that a person wrote stands in some cell.</summary>
    [Fact]
    public void No_word_of_a_torn_text_table_is_lost()
    {
        string[] between = [",", ",", ",", "\n", "\n", "\"", "\"\"", ",\"", "\",", " ", "\r\n", ";", "\t", "'", "\\\"", ",,", "\n\n"];
        var random = new Random(7);
        var torn = 0;
        for (var i = 0; i < 500; i++)
        {
            var (text, words) = (new StringBuilder("Ma,Ten,So\n"), new List<string>());
            for (var n = random.Next(5, 60); n > 0; n--)
            {
                words.Add($"w{i}x{n}y");
                text.Append(words[^1]).Append(between[random.Next(between.Length)]);
            }

            CellTable table;
            try
            {
                table = _reader.Read(Encoding.UTF8.GetBytes(text.ToString()));
            }
            catch (FormatException)
            {
                // Refused as a whole, the file is still in its owner's hands.
                continue;
            }

            torn += table.Rows.Count(r => r.IsBroken);
            var all = string.Join('\n', table.Columns.Concat(table.Rows.SelectMany(r => r.Cells.Values)));
            words.Where(w => !all.Contains(w, StringComparison.Ordinal)).ShouldBeEmpty(text.ToString());
        }

        torn.ShouldBeGreaterThan(100);
    }

    private static byte[] Workbook(Func<SheetData, IEnumerable<Row>> rows)
    {
        using var stream = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(stream, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            var workbook = book.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
            foreach (var name in (string[])["Bảng", "Nháp"])
            {
                var sheet = workbook.AddNewPart<WorksheetPart>();
                var data = new SheetData();
                data.Append(name == "Bảng" ? rows(data) : [new Row(Text("Không đọc"))]);
                Place(data);
                sheet.Worksheet = new Worksheet(data);
                var sheets = workbook.Workbook.Sheets!;
                sheets.Append(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = (uint)sheets.Count() + 1, Name = name });
            }
        }

        return stream.ToArray();
    }

    /// <summary>Excel says of each cell and row where it stands.</summary>
    private static void Place(SheetData data)
    {
        var line = 0u;
        foreach (var row in data.Elements<Row>())
        {
            row.RowIndex = ++line;
            var column = 'A';
            foreach (var cell in row.Elements<Cell>())
            {
                cell.CellReference = $"{column++}{line}";
            }
        }
    }

    private static Cell Text(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }) };

    private static Cell Number(string number) => new() { DataType = CellValues.Number, CellValue = new CellValue(number) };

    private static Cell Day(int serial) => new() { StyleIndex = 1, CellValue = new CellValue(serial) };
}
