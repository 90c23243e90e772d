using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace Weft.Formats;

public class XlsxTests
{
    [Fact]
    public void Every_sheet_that_is_a_table_is_read()
    {
        var read = Given.Read(Given.File(Workbook(
            ("Cover", [["What our coalition is"], ["Made in spring"]]),
            ("Groups", [["Name", "Town", "Causes", "Founded"], ["A", "Leeds", "prisons; housing", 43831.0], ["B", "York", null, null]]),
            ("Ties", [["from", "to", "kind", "strength"], ["A", "B", "works with", 2.5]])), "book.xlsx"));

        Assert.Equal(["A", "B"], read.Names());
        Assert.Equal(new("a-leeds", "b-york", "works with", 2.5), Assert.Single(read.Material.Ties));
        Assert.Contains(read.Material.Skipped, row => row.File == "book.xlsx (Cover)");
    }

    [Fact]
    public void A_cell_merged_with_those_below_it_says_the_same_of_each()
    {
        var book = Given.File(Workbook(("Groups", [["Region", "Name"], ["North", "A"], [null, "B"], ["South", "C"]])), "book.xlsx");
        var merged = Edit(book, sheet => sheet.InsertAfter(new MergeCells(new MergeCell { Reference = "A2:A3" }), sheet.GetFirstChild<SheetData>()));

        Assert.Equal(["North", "North", "South"], Given.Read(merged).Material.Groups.Select(group => group.Place!.Region));
        Assert.Equal(["North", null, "South"], Given.Read(book).Material.Groups.Select(group => group.Place?.Region));
    }

    [Fact]
    public void Rows_and_columns_that_somebody_hid_are_left_out_and_told()
    {
        var book = Given.File(Workbook(("Groups", [["Name", "Risk", "Town"], ["A", "infiltrated", "Leeds"], ["Old group (closed)", "a dispute", "York"], ["C", "none", "Derby"]])), "book.xlsx");
        var read = Given.Read(Edit(book, sheet =>
        {
            sheet.InsertBefore(new Columns(new Column { Min = 2, Max = 2, Width = 13, CustomWidth = true, Hidden = true }), sheet.GetFirstChild<SheetData>());
            sheet.GetFirstChild<SheetData>()!.Elements<Row>().ElementAt(2).Hidden = true;
        }));

        Assert.Equal(["A", "C"], read.Names());
        Assert.All(read.Groups, group => Assert.Empty(group.Others));
        Assert.Equal([new Reason("{0} rows are hidden in the spreadsheet and were left out", "1"), new Reason("These columns are hidden in the spreadsheet and were left out: {0}", "B")], read.Tables[0].Notes);
    }

    private static SourceFile Edit(SourceFile book, Action<Xl.Worksheet> edit)
    {
        using var bytes = new MemoryStream();
        book.Open().CopyTo(bytes);
        using (var document = SpreadsheetDocument.Open(bytes, isEditable: true))
        {
            var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
            edit(sheet);
            sheet.Save();
        }
        return Given.File(bytes.ToArray(), book.Name);
    }

    [Fact]
    public void Numbers_dates_and_formulas_are_read_as_their_values()
    {
        var group = Given.Read(Given.File(Workbook(("Groups", [["name", "lat", "lng", "joined", "phone"],
            ["A", 51.5, -0.125, new DateTime(2024, 2, 29), 441234567890.0], [new Formula("B"), null, null, null, null]])))).Material.Groups;

        Assert.Equal(new(51.5, -0.125), group[0].Place!.Position);
        Assert.Equal("2024-02-29", group[0].Others.Single().Value);
        Assert.Equal("441234567890", group[0].Private.Single().Value);
        Assert.Equal("B", group[1].Name);
    }

    [Fact]
    public void An_archive_bomb_is_one_clear_line()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("[Content_Types].xml").Open().Dispose();
            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var block = new byte[1 << 20];
            for (var i = 0; i < 200; i++)
                sheet.Write(block);
        }
        Assert.Contains("too large once unpacked", Refused(bytes.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_or_locked_file_says_what_to_do() =>
        Assert.Contains("save it as XLSX", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]), StringComparison.Ordinal);

    [Fact]
    public void Whatever_the_bytes_there_is_a_result_or_a_clear_line()
    {
        var whole = Workbook(("Groups", [["name", "lat"], ["A", 51.5]]), ("Ties", [["from", "to"], ["A", "B"]]));
        var parts = Unpack(whole);
        var chance = new Random(11);
        for (var round = 0; round < Given.Rounds; round++)
        {
            // The archive itself is damaged, or what is in it.
            var bytes = round % 3 == 0 ? Mutation.Of(whole, chance) : Pack(parts, chance);
            try
            {
                Given.Read(Given.File(bytes));
            }
            catch (UnreadableFileException error)
            {
                Assert.False(string.IsNullOrWhiteSpace(error.Message));
            }
        }
    }

    private static string Refused(byte[] bytes) => Assert.Throws<UnreadableFileException>(() => Given.Read(Given.File(bytes))).Message;

    private sealed record Formula(string Value);

    private static byte[] Workbook(params (string Name, object?[][] Rows)[] sheets)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
            foreach (var (name, rows) in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new Xl.Worksheet(new SheetData(rows.Select(row => new Row(row.Select(MakeCell)))));
                workbook.Workbook.Sheets!.Append(new Sheet { Id = workbook.GetIdOfPart(part), Name = name, SheetId = (uint)workbook.Workbook.Sheets.Count() + 1 });
            }
        }
        return bytes.ToArray();
    }

    private static Xl.Cell MakeCell(object? value) => value switch
    {
        null => new Xl.Cell(),
        double number => new Xl.Cell { CellValue = new CellValue(number) },
        DateTime date => new Xl.Cell { CellValue = new CellValue(date.ToOADate()), StyleIndex = 1 },
        Formula formula => new Xl.Cell { CellFormula = new CellFormula("UPPER(\"b\")"), CellValue = new CellValue(formula.Value), DataType = CellValues.String },
        _ => new Xl.Cell { InlineString = new InlineString(new Text((string)value)), DataType = CellValues.InlineString },
    };

    private static List<(string Name, byte[] Bytes)> Unpack(byte[] whole)
    {
        using var archive = new ZipArchive(new MemoryStream(whole));
        return [.. archive.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }

    private static byte[] Pack(List<(string Name, byte[] Bytes)> parts, Random chance)
    {
        using var bytes = new MemoryStream();
        var damaged = chance.Next(parts.Count);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < parts.Count; i++)
            {
                using var stream = archive.CreateEntry(parts[i].Name, CompressionLevel.NoCompression).Open();
                stream.Write(i == damaged ? Mutation.Of(parts[i].Bytes, chance) : parts[i].Bytes);
            }
        }
        return bytes.ToArray();
    }
}
