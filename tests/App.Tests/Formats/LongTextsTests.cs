using System.IO.Compression;
using System.Text;

namespace Weft.Formats;

public class LongTextsTests
{
    private static readonly string Long = new('x', 9 << 20);

    public static TheoryData<string> Files =>
    [
        $"[{{\"name\":\"A\",\"description\":\"{Long}\"}}]",
        $"[{{\"name\":\"A\",\"description\":\"b\",\"{Long}\":\"c\"}}]",
        $"[{{\"name\":\"A\",\"description\":\"{string.Concat(Enumerable.Repeat("\\\"", 5 << 20))}\"}}]",
        $"<graphml><graph><node id=\"{Long}\"/></graph></graphml>",
        $"<graphml><graph><node id=\"a\"><data key=\"name\">{Long}</data></node></graph></graphml>",
        $"<graphml><graph><{Long}/></graph></graphml>",
        $"<gexf><graph><nodes><node id=\"a\" label=\"{Long}\"/></nodes></graph></gexf>",
    ];

    [Theory, MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void A_text_of_more_than_4_MB_refuses_its_file(string file)
    {
        var refused = Assert.Throws<UnreadableFileException>(() => Given.Read(file));
        Assert.Equal("It has a text of more than 4 MB. Please take it out", refused.Reason.ToString());
    }

    [Fact]
    public void A_text_of_3_MB_costs_only_its_own_row()
    {
        var read = Given.Read($"[{{\"name\":\"A\",\"description\":\"{Long[..(3 << 20)]}\"}},{{\"name\":\"B\",\"description\":\"b\"}}]");
        Assert.Equal(["B"], read.Names());
        Assert.Equal(1, Assert.Single(read.Material.Skipped).Row);
    }

    [Fact]
    public void A_border_of_many_numbers_is_no_long_text()
    {
        var ring = string.Join(",", Enumerable.Range(0, 300_000).Select(i => $"[{i % 90}.123456,{i % 45}.654321]"));
        var read = Given.Read("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]},\"properties\":{\"name\":\"A\"}}");
        Assert.Equal(["A"], read.Names());
    }

    [Fact]
    public void More_values_than_anybody_writes_refuse_their_file() =>
        Assert.Contains("16,000,000 values", Assert.Throws<UnreadableFileException>(() =>
            Given.Read($"{{\"name\":\"A\",\"x\":[{string.Concat(Enumerable.Repeat("1,", 40_000_000))}1]}}")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_long_cell_of_a_workbook_is_refused_before_it_is_held()
    {
        var hard = new byte[9 << 20];
        new Random(5).NextBytes(hard);
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "<Types/>");
            Add(archive, "xl/worksheets/sheet1.xml", $"<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>{Convert.ToHexString(hard)}</t></is></c></row></sheetData></worksheet>");
        }
        var refused = Assert.Throws<UnreadableFileException>(() => Given.Read(Given.File(packed.ToArray(), "groups.xlsx")));
        Assert.Contains("too large once unpacked", refused.Message, StringComparison.Ordinal);
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
