using System.IO.Compression;
using System.Text;

namespace Weft.Formats;

/// <summary>Tables of LibreOffice.</summary>
public class OdsTests
{
    [Fact]
    public void Each_sheet_is_a_table_and_the_empty_rest_of_it_costs_nothing()
    {
        var reading = Given.Read(Given.File(Workbook("""
            <table:table table:name="Groups"><table:table-column table:number-columns-repeated="16384"/>
              <table:table-header-rows><table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>Town</text:p></table:table-cell><table:table-cell><text:p>Causes</text:p></table:table-cell><table:table-cell><text:p>Member</text:p></table:table-cell></table:table-row></table:table-header-rows>
              <table:table-row><table:table-cell><text:p>Court <text:span>Watch</text:span></text:p></table:table-cell><table:table-cell table:number-rows-spanned="2"><text:p>Leeds</text:p></table:table-cell><table:table-cell><office:annotation><text:p>a remark</text:p></office:annotation><text:p>courts</text:p><text:p>bail</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell></table:table-row>
              <table:table-row><table:table-cell><text:p>Home Soon</text:p></table:table-cell><table:covered-table-cell/><table:table-cell/><table:table-cell office:value-type="boolean" office:boolean-value="false"><text:p>FALSCH</text:p></table:table-cell></table:table-row>
              <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
            <table:table table:name="Ties"><table:table-row><table:table-cell><text:p>from</text:p></table:table-cell><table:table-cell><text:p>to</text:p></table:table-cell><table:table-cell><text:p>strength</text:p></table:table-cell></table:table-row>
              <table:table-row><table:table-cell><text:p>Court Watch</text:p></table:table-cell><table:table-cell><text:p>Home Soon</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="2.5"><text:p>2,50</text:p></table:table-cell></table:table-row></table:table>
            """), "book.ods"));

        Assert.Equal(["Court Watch", "Home Soon"], reading.Names());
        Assert.Equal(["Leeds", "Leeds"], reading.Groups.Select(group => group.Place!.Name));
        Assert.Equal(["courts", "bail"], reading.Groups.First().Causes);
        Assert.Equal([true, false], reading.Groups.Select(group => group.Member));
        Assert.Equal(2.5, Assert.Single(reading.Material.Ties).Strength);
        Assert.Empty(reading.Material.Skipped);
    }

    [Fact]
    public void What_somebody_hid_is_left_out_and_told()
    {
        var reading = Given.Read(Given.File(Workbook("""
            <table:table table:name="Groups"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>
              <table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>Risk</text:p></table:table-cell><table:table-cell><text:p>Town</text:p></table:table-cell></table:table-row>
              <table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>infiltrated</text:p></table:table-cell><table:table-cell><text:p>Leeds</text:p></table:table-cell></table:table-row>
              <table:table-row table:visibility="filter"><table:table-cell><text:p>Closed</text:p></table:table-cell></table:table-row></table:table>
            <table:table table:name="Secret" table:style-name="ta2"><table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>
            """), "book.ods"));

        Assert.Equal(["A"], reading.Names());
        Assert.All(reading.Groups, group => Assert.Empty(group.Others));
        Assert.Equal([new Reason("{0} rows are hidden in the spreadsheet and were left out", "1"), new Reason("These columns are hidden in the spreadsheet and were left out: {0}", "B"), new Reason("The sheet “{0}” is hidden and was left out", "Secret")],
            reading.Tables.SelectMany(table => table.Notes));
    }

    [Fact]
    public void A_locked_one_is_refused_with_what_to_do() =>
        Assert.Contains("locked with a password", Assert.Throws<UnreadableFileException>(() => Given.Read(Given.File(Workbook("", manifest: "<manifest:encryption-data/>"), "book.ods"))).Message, StringComparison.Ordinal);

    internal static byte[] Workbook(string tables, string manifest = "")
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write("mimetype", "application/vnd.oasis.opendocument.spreadsheet", CompressionLevel.NoCompression);
            Write("META-INF/manifest.xml", $"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">{manifest}</manifest:manifest>", CompressionLevel.Fastest);
            Write("content.xml", $"""
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
                <office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
                <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>
                """, CompressionLevel.Fastest);

            void Write(string name, string text, CompressionLevel level)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }
}
