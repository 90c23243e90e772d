namespace Weft.Formats;

/// <summary>Answers as programs for forms give them.</summary>
public class FormHeadingsTests
{
    [Theory]
    [InlineData("G01Q02. Where are you based?", Meaning.Place)]
    [InlineData("3) Town", Meaning.City)]
    [InlineData("Q1: Which languages does your group speak?", Meaning.Languages)]
    [InlineData("group_info/group_name", Meaning.Name)]
    [InlineData("group_info/_gps_latitude", Meaning.Latitude)]
    [InlineData("ipaddr. IP address", Meaning.Private)]
    [InlineData("contact_info/name", Meaning.Private)]
    public void A_heading_means_the_same_with_its_code_and_its_section(string heading, Meaning meaning) => Assert.Equal(meaning, HeadingWords.Find(heading)[0].Meaning);

    [Theory]
    [InlineData("Group,Q3[SQ001]. What can you share? [Van],Q3[SQ002]. What can you share? [Meeting room],Q3[other]. What can you share? [Other]\nA,Yes,No,\nB,No,Yes,Sewing machine\n")]
    [InlineData("Group,What can you share? [Van],What can you share? [Meeting room],What can you share? [Other]\nA,x,,\nB,,x,Sewing machine\n")]
    [InlineData("Group,form/What can you share?,form/What can you share?/Van,form/What can you share?/Meeting_room,form/What can you share?/Sewing machine\nA,van,1,0,0\nB,room machine,0,1,1\n")]
    public void Of_answers_with_a_column_each_those_that_are_ticked_are_on_the_list(string table)
    {
        var groups = Given.Read(table).Groups.ToList();

        Assert.Equal(["Van"], groups[0].Resources);
        Assert.Equal(["Meeting room", "Sewing machine"], groups[1].Resources);
    }

    [Fact]
    public void A_grid_of_how_much_is_no_single_answer()
    {
        var group = Given.Read("Group,How much capacity do you have? [Court],How much capacity do you have? [Letters]\nA,None,A lot\n").Groups.Single();

        Assert.Equal(Weft.Groups.Capacity.Open, group.Capacity);
        Assert.Equal(2, group.Others.Count);
    }

    [Theory]
    [InlineData("3/15/2027\n4/3/2027", "2027-03-15", "2027-04-03")]
    [InlineData("15/3/2027\n4/3/2027", "2027-03-15", "2027-03-04")]
    [InlineData("15.3.2027\n04.03.2027", "2027-03-15", "2027-03-04")]
    public void One_date_that_can_be_read_in_one_way_only_says_how_all_are(string dates, params string[] read)
    {
        var reading = Given.Read($"Group,Resting until\nA,{dates.Replace("\n", "\nB,", StringComparison.Ordinal)}\n");

        Assert.Equal(read, reading.Groups.Select(group => NodaTime.Text.LocalDatePattern.Iso.Format(group.RestingUntil!.Value)));
        Assert.Empty(reading.Tables[0].Notes);
    }

    [Fact]
    public void Dates_that_can_be_read_in_two_ways_are_told() =>
        Assert.Contains("day first: 4/3/2027 as 2027-03-04", Given.Read("Group,Resting until\nA,4/3/2027\nB,5/6/2027\n").Tables[0].Notes.Single().ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_backslash_before_a_quotation_mark_is_read_as_databases_write_it()
    {
        var groups = Given.Read("id,name,description,city\n1,\"The \\\"Home\\\" group\",\"Says \\\"hi\\\", often\",Leeds\n2,\"C:\\\\van\",\"b\",York\n").Groups.ToList();

        Assert.Equal([("The \"Home\" group", "Says \"hi\", often", "Leeds"), ("C:\\van", "b", "York")], groups.Select(group => (group.Name, group.Description, group.Place!.Name)));
    }
}
