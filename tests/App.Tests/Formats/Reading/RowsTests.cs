using Weft.Groups;

namespace Weft.Formats;

/// <summary>What stands in the rows of real spreadsheets and is no group.</summary>
public class RowsTests
{
    [Theory]
    [InlineData("Total"), InlineData("Total: 12"), InlineData("Grand total"), InlineData("Summe"), InlineData("No"), InlineData("n/a"), InlineData("N/A"), InlineData("Ninguno"), InlineData("aucun"), InlineData("keine"), InlineData("TBC"), InlineData("—")]
    public void A_total_or_an_answer_is_left_out_with_the_reason(string name)
    {
        var reading = Given.Read($"Group,Town,Members\nCourt Watch,Leeds,4\n{name},,4\nHome Soon,York,8");

        Assert.Equal(["Court Watch", "Home Soon"], reading.Names());
        Assert.Equal(3, Assert.Single(reading.Material.Skipped).Row);
    }

    [Theory]
    [InlineData("NORTH:"), InlineData("Note: ask Pat before you ring them"), InlineData("* this one has moved"), InlineData("Last updated 3 May by the office"), InlineData("Fuente: lista del encuentro")]
    public void A_title_or_a_note_that_stands_alone_in_its_row_is_left_out(string text)
    {
        var reading = Given.Read($"Group,Town\nCourt Watch,Leeds\n{text},\nHome Soon,York\nLetters Inside,");

        Assert.Equal(["Court Watch", "Home Soon", "Letters Inside"], reading.Names());
        Assert.Single(reading.Material.Skipped);
    }

    [Theory]
    [InlineData("Total Liberation"), InlineData("NA"), InlineData("Note Takers"), InlineData("No More Cages"), InlineData("Yes We Can"), InlineData("Other Ways"), InlineData("Ask First"), InlineData("Various Voices"), InlineData("Anonymous")]
    public void Names_that_begin_like_those_stay(string name) =>
        Assert.Equal(name == "NA" ? ["Court Watch"] : (string[])["Court Watch", name], Given.Read($"Group,Town\nCourt Watch,Leeds\n{name},York").Names());

    [Fact]
    public void Headings_that_come_again_are_no_group()
    {
        var reading = Given.Read("Group,Town,Cause\nCourt Watch,Leeds,courts\nGroup,Town,Cause\nHome Soon,York,housing\n\ngroup,town,cause\nLetters,Derby,letters");

        Assert.Equal(["Court Watch", "Home Soon", "Letters"], reading.Names());
        Assert.All(reading.Material.Skipped, row => Assert.Equal(new Reason("It repeats the headings"), row.Reason));
    }

    [Fact]
    public void Two_rows_of_headings_are_one()
    {
        var reading = Given.Read("Group,Where,,Contact,,What can you offer?,,Anything else?\n,Town,Country,Name,Email,Minibus,Meeting room,Open-Ended Response\nCourt Watch,Leeds,UK,Pat Example,p@cw.example,Minibus,,ring us\nHome Soon,York,UK,Sam Model,s@hs.example,,Meeting room,");

        Assert.Equal(["Court Watch", "Home Soon"], reading.Names());
        Assert.Equal(["Leeds", "York"], reading.Groups.Select(group => group.Place!.Name));
        Assert.Equal(["Minibus", "Meeting room"], reading.Groups.Select(group => Assert.Single(group.Resources)));
        Assert.Equal(["Pat Example", "p@cw.example", "ring us"], reading.Groups.First().Private.Select(field => field.Value));
    }

    [Fact]
    public void A_first_row_of_data_is_not_taken_for_headings() =>
        Assert.Equal(["Court Watch", "Home Soon"], Given.Read("Name,Town,,\nCourt Watch,Leeds,x,y\nHome Soon,York,z,").Names());

    [Fact]
    public void The_same_heading_twice_is_two_columns()
    {
        var reading = Given.Read("Name,Town,Phone,Phone,Tag,Tag\nCourt Watch,Leeds,0113 496 0000,0113 496 0001,courts,bail");

        var group = Assert.Single(reading.Groups);
        Assert.Equal(["0113 496 0000", "0113 496 0001"], group.Private.Select(field => field.Value));
        Assert.Equal(["courts", "bail"], group.Causes);
    }

    [Fact]
    public void Each_part_of_an_address_is_private()
    {
        var group = Assert.Single(Given.Read("Name,Address,Address,Street,Postcode,Zip\nCourt Watch,1 High St,Flat 2,High Street,LS1 1AA,90001").Groups);

        Assert.Equal(5, group.Private.Count);
        Assert.Empty(group.Others);
    }

    [Fact]
    public void Whether_a_group_is_a_member_is_read_in_the_words_of_many_programs_and_one_odd_answer_drops_nothing()
    {
        var reading = Given.Read("Name,Member?\nA,WAHR\nB,FALSCH\nC,VRAI\nD,checked\nE,FAUX\nF,Yes (since 2024)\nG,in progress\nH,TRUE\nI,\n");

        Assert.Equal(["A", "C", "D", "F", "H"], reading.Material.Groups.Where(group => group.Member).Select(group => group.Name));
        Assert.Equal([new Reason("Row {0}: “{1}” under “{2}” is neither yes nor no; it was kept as it is", "8", "in progress", "Member?")], reading.Tables[0].Notes);
    }

    [Fact]
    public void Answers_and_sentences_in_a_column_of_networks_are_no_networks()
    {
        var reading = Given.Read("name,town,network\nCourt Watch,Leeds,No\nHome Soon,York,We work with whoever asks us to\nLetters,Derby,n/a\nBooks,Bath,Northern Network\nBail,Hull,\"Northern Network; ask Pat for more\"");

        Assert.Equal(["Northern Network"], reading.Material.Groups.Where(group => group.Kind == GroupKind.Network).Select(group => group.Name));
        Assert.Equal(3 + 1, reading.Tables[0].Notes.Count);
        Assert.DoesNotContain(reading.Tables[0].Notes, note => note.ToString().Contains("ask Pat", StringComparison.Ordinal));
        Assert.All(reading.Groups, group => Assert.Empty(group.Others));
        Assert.Contains(reading.Groups, group => group.Private.Contains(new("network", "We work with whoever asks us to")));
    }

    [Theory]
    [InlineData("\"Home Soon,\"\"Letters, Books & Visits\"\"\""), InlineData("\"\"\"Letters, Books & Visits\"\", Home Soon\""), InlineData("\"Home Soon; Letters, Books & Visits\"")]
    public void A_value_in_quotation_marks_is_one(string cell)
    {
        var reading = Given.Read($"Name,Partners\nCourt Watch,{cell}\nHome Soon,\n\"Letters, Books & Visits\",\n");

        Assert.Empty(reading.Material.Skipped);
        Assert.Equal(2, reading.Material.Ties.Count);
    }

    [Fact]
    public void A_text_that_a_spreadsheet_was_told_not_to_read_as_a_number_is_that_text() =>
        Assert.Equal(["07102", "02139"], Given.Read("Name,Zip\nA,\"=\"\"07102\"\"\"\nB,\"=\"\"02139\"\"\"").Groups.Select(group => Assert.Single(group.Private).Value));

    [Fact]
    public void Errors_of_formulas_are_read_as_empty()
    {
        var reading = Given.Read("Name,Town\n#REF!,Leeds\nHome Soon,#N/A\n");

        Assert.Equal(["Home Soon"], reading.Names());
        Assert.Equal(new Reason("It has no name"), Assert.Single(reading.Material.Skipped).Reason);
        Assert.Contains(new Reason("{0} cells hold a formula's error, such as #REF!, and were read as empty", "2"), reading.Tables[0].Notes);
    }
}
