using System.Text;

namespace Weft.Formats;

public class CsvTests
{
    private const string Plain = "name,place,causes\nÑandú Café,Málaga,prisons; housing\n\"Two, and\"\" three\",Łódź,\n";

    static CsvTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 mark", "utf-16", "utf-16 mark", "utf-16BE", "utf-16BE mark", "utf-32 mark"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Letters_are_read_in_whatever_way_they_are_spelt(string encoding)
    {
        var spelling = Encoding.GetEncoding(encoding.Split(' ')[0]);
        byte[] mark = encoding.EndsWith("mark", StringComparison.Ordinal) ? spelling.GetPreamble() : [];
        var read = Given.Read(Given.File([.. mark, .. spelling.GetBytes(Plain)]));

        Assert.Equal(["Ñandú Café", "Two, and\" three"], read.Names());
        Assert.Equal("Łódź", read.Material.Groups[1].Place!.Name);
    }

    [Fact]
    public void Windows_1252_is_read_where_the_bytes_are_not_UTF_8()
    {
        var bytes = Encoding.GetEncoding(1252).GetBytes("name,place\nCompañeras “Sí”,Córdoba\nD’Arcy,Orléans\n");
        var read = Given.Read(Given.File(bytes));

        Assert.Equal(["Compañeras “Sí”", "D’Arcy"], read.Names());
        Assert.Contains(read.Tables[0].Notes, note => note.Key.Contains("Windows-1252", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_put_together_from_two_encodings_is_read_in_both()
    {
        var read = Given.Read(Given.File([.. Encoding.UTF8.GetBytes("name,place\nNiñas,Jaén\n"), .. Encoding.GetEncoding(1252).GetBytes("Años,León\n")]));
        Assert.Equal(["Niñas", "Años"], read.Names());
    }

    [Fact]
    public void What_is_left_of_a_cut_letter_is_not_read_as_another_letter()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("name,place\nNiñas,Jaén\nA"), 0xC3, .. "bc,Leeds\n"u8];
        Assert.Equal("A\uFFFDbc", Given.Read(Given.File(bytes)).Names()[1]);
    }

    [Theory]
    [InlineData("name,place,causes\nA,B,C\nD,E,F")]
    [InlineData("name;place;causes\nA;B;C\nD;E;F")]
    [InlineData("name\tplace\tcauses\nA\tB\tC\nD\tE\tF")]
    [InlineData("name|place|causes\nA|B|C\nD|E|F")]
    [InlineData("sep=;\nname;place;causes\nA;B;C\nD;E;F")]
    [InlineData("name,place,causes\rA,B,C\rD,E,F\r")]
    [InlineData("name,place,causes\r\nA,B,C\r\n\r\nD,E,F\r\n")]
    [InlineData("Our groups in spring\n\nname,place,causes\nA,B,C\nD,E,F")]
    [InlineData("Our groups in spring,,\n,,\nname,place,causes\nA,B,C\nD,E,F")]
    [InlineData("name, place, causes\n\"A\", \"B\", \"C\"\nD,E,F")]
    public void The_separator_and_the_headings_are_found(string text)
    {
        var groups = Given.Read(text).Material.Groups;

        Assert.Equal(["A", "D"], groups.Select(group => group.Name));
        Assert.Equal(["B", "E"], groups.Select(group => group.Place!.Name));
        Assert.Equal(["C", "F"], groups.Select(group => group.Causes[0]));
    }

    [Fact]
    public void Rows_are_counted_as_lines_of_the_file()
    {
        var read = Given.Read("A title\n\nname,description\nA,\"one\ntwo\r\nthree\"\n,nobody\n\nB,x\n");

        Assert.Equal(new Weft.Map.SkippedRow("groups.csv", 7, new Reason("It has no name")), Assert.Single(read.Material.Skipped));
        Assert.Equal("one\ntwo\r\nthree", read.Material.Groups[0].Description);
        Assert.Equal(2, read.Tables[0].Blank);
        Assert.Contains(read.Tables[0].Notes, note => note.ToString().Contains("A title", StringComparison.Ordinal));
    }

    [Fact]
    public void Short_rows_are_filled_and_what_is_over_is_kept()
    {
        var read = Given.Read("name,place,causes\nA\nB,Leeds,prisons,more,and more\n");

        Assert.Equal(["A", "B"], read.Names());
        Assert.Equal(["more", "and more"], read.Material.Groups[1].Others.Select(other => other.Value));
        Assert.Single(read.Tables[0].Notes);
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_swallows_nothing()
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => $"Group {i},Leeds,prisons\n"));
        var read = Given.Read("name,place,causes\n\"Open,Leeds,prisons\n" + rows);
        Assert.Equal(61, read.Material.Groups.Count);

        var closedLater = Given.Read("name,place,causes\n\"Open,Leeds,prisons\n" + rows + "Last,\"Leeds\",prisons\n");
        Assert.Equal(62, closedLater.Material.Groups.Count);
        Assert.Contains(closedLater.Tables[0].Notes, note => note.Key.Contains("never closed", StringComparison.Ordinal));
    }

    [Fact]
    public void Quotation_marks_within_a_cell_stay()
    {
        var groups = Given.Read("name,place\nThe \"Free\" ones,Leeds\n\"The \"Open\" ones\",York\n5\" Pipe,Hull\n").Material.Groups;
        Assert.Equal(["The \"Free\" ones", "The \"Open\" ones", "5\" Pipe"], groups.Select(group => group.Name));
    }

    [Fact]
    public void A_row_with_a_letter_that_no_text_has_is_skipped_with_its_line()
    {
        var read = Given.Read("name,place\nA,Leeds\nB\0,York\n");
        Assert.Equal(3, Assert.Single(read.Material.Skipped).Row);
    }

    [Fact]
    public void Cells_marked_as_text_come_back_as_they_were() =>
        Assert.Equal("=HYPERLINK(\"x\")", Given.Read("name,place\n\"'=HYPERLINK(\"\"x\"\")\",Leeds\n").Names()[0]);

    [Fact]
    public void A_cell_or_a_table_over_the_limit_is_one_clear_line()
    {
        Assert.Contains("larger than 1 MB", Refused("name,place\n" + new string('a', 2 << 20) + ",x\n"), StringComparison.Ordinal);
        Assert.Contains("1,000 columns", Refused("name" + string.Concat(Enumerable.Range(0, 1100).Select(i => $",c{i}")) + "\n"), StringComparison.Ordinal);
        Assert.Contains("is empty", Refused(""), StringComparison.Ordinal);
        Assert.Contains("PDF", Refused("%PDF-1.7 ..."), StringComparison.Ordinal);
        Assert.Contains("no rows", Refused("name,place\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_bytes_there_is_a_result_or_a_clear_line()
    {
        var seeds = new[] { Plain, "from;to;kind;strength\nA;B;x;1,5\nC;\"D\nE\";y;2\n", "name\tlat\tlng\nA\t51.5\t-0.1\n\"B\"\t\"\"\t'=x\n" }
            .SelectMany(text => new[] { Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text) }).ToArray();
        var chance = new Random(7);
        for (var round = 0; round < Given.Rounds; round++)
        {
            var bytes = Mutation.Of(seeds[round % seeds.Length], chance);
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

    private static string Refused(string text) => Assert.Throws<UnreadableFileException>(() => Given.Read(text)).Message;
}
