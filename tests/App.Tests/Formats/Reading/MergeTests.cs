using Weft.Groups;

namespace Weft.Formats;

public class MergeTests
{
    [Fact]
    public void The_same_id_or_the_same_name_and_place_in_two_files_is_one_group()
    {
        var read = Given.Read(
            Given.File("id,name,place,skills\n1,Alpha,Leeds,law\n2,Beta,York,\n", "a.csv"),
            Given.File("name,place,skills,website\nALPHA!,leeds,cooking; Law,https://a.org\nBeta,Hull,,\n", "b.csv"),
            Given.File("id,needs\n2,printing\n7,paper\n", "c.csv"));

        var groups = read.Material.Groups;
        Assert.Equal(["1", "2", "beta-hull"], groups.Select(group => group.Id));
        Assert.Equal(["law", "cooking"], groups[0].Skills);
        Assert.Equal("https://a.org", groups[0].Website);
        Assert.Equal(["printing"], groups[1].Needs);
        Assert.Equal(3, Assert.Single(read.Material.Skipped).Row);
    }

    [Fact]
    public void What_differs_between_files_is_kept_with_its_file()
    {
        var group = Given.Read(
            Given.File("id,name,description\n1,Alpha,Old words\n", "a.csv"),
            Given.File("id,name,description\n1,Alpha,New words\n", "b.csv")).Material.Groups.Single();
        Assert.Equal("Old words", group.Description);
        Assert.Equal(new Field("description (b.csv)", "New words"), group.Others.Single());
    }

    [Fact]
    public void One_id_for_two_groups_in_two_files_keeps_them_apart()
    {
        var read = Given.Read(Given.File("id,name\n1,Alpha\n", "a.csv"), Given.File("id,name\n1,Beta\n", "b.csv"));
        Assert.Equal(["alpha", "beta"], read.Material.Groups.Select(group => group.Id));
        Assert.Contains(read.Notes, note => note.ToString().Contains("have the id 1", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_alike_within_one_file_are_listed_and_made_one_only_when_told()
    {
        const string text = "name,place,skills,works with\nFree Them Assoc.,Leeds,law,\nFree Them Association,Leeds,cooking,\nOther,York,,Free Them Assoc.\n";
        var listed = Given.Read(text);
        Assert.Equal(3, listed.Material.Groups.Count);
        Assert.Equal(("free-them-assoc-leeds", "free-them-association-leeds"), (listed.Material.Duplicates[0].First, listed.Material.Duplicates[0].Second));

        var merged = Given.Read(text, new ReadingChoices { Merge = true });
        Assert.Equal(2, merged.Material.Groups.Count);
        Assert.Equal(["law", "cooking"], merged.Material.Groups[0].Skills);
        Assert.Equal("free-them-assoc-leeds", Assert.Single(merged.Material.Ties).To);
        Assert.NotEmpty(merged.Notes);
    }

    [Fact]
    public void Ids_are_made_the_same_way_each_time() =>
        Assert.Equal(["free-them-leeds", "free-them-leeds-2", "free-them"],
            Given.Read("name,place\nFree Them,Leeds\nFree them!,Leeds\nFree Them,\n").Material.Groups.Select(group => group.Id));

    [Fact]
    public void Members_are_told_by_a_column_a_list_or_a_table()
    {
        const string text = "id,name,Signed up\n1,Alpha,Sí\n2,Beta,\n3,Gamma,x\n";
        string[] Members(ReadingChoices choices) => [.. Given.Read(text, choices).Material.Groups.Where(group => group.Member).Select(group => group.Name)];

        Assert.Equal(["Alpha", "Gamma"], Members(new() { MemberColumn = "signed up" }));
        Assert.Equal(["Alpha", "Beta"], Members(new() { MemberFile = Given.File("alpha\n2\n", "members.txt") }));
        Assert.Equal(["Gamma"], Members(new() { MemberFile = Given.File("Group,Since\nGAMMA,2020\n", "members.csv") }));
        Assert.Equal(["Alpha", "Beta", "Gamma"], Members(new()));
        var missing = Given.Read(text, new() { MemberFile = Given.File("Gama\n", "members.txt") });
        Assert.Equal("No group is called “Gama”. The nearest is “Gamma”", Assert.Single(missing.Material.Skipped).Reason.ToString());
        Assert.Throws<UnreadableFileException>(() => Members(new() { MemberColumn = "nowhere" }));
    }

    [Theory]
    [InlineData("what,name,wanted\nskill,law,3\ncommunity,Roma,\nlanguage,Welsh,1\nwish,x,1\n", 1)]
    [InlineData("qué;nombre;cuántos\nhabilidad;law;3\ncomunidad;Roma;\nidioma;Welsh;1\n", 0)]
    [InlineData("""[{"what":"skill","name":"law","wanted":3},{"what":"community","name":"Roma"},{"what":"language","name":"Welsh","wanted":1}]""", 0)]
    [InlineData("""{"name":"p","wants":[{"what":"skill","name":"law","wanted":"3"},{"what":"community","name":"Roma"},{"what":"language","name":"Welsh","wanted":1},7]}""", 1)]
    [InlineData("""{"skills":[{"name":"law","wanted":3}],"communities":["Roma"],"languages":[{"name":"Welsh","wanted":1}]}""", 0)]
    public void A_purpose_is_read_from_a_table_or_json(string text, int skipped)
    {
        var read = Given.Read(new ReadingChoices { PurposeFile = Given.File(text, "p.csv") }, Given.File("name\nA\n"));
        Assert.Equal(text.Contains("\"name\":\"p\"", StringComparison.Ordinal) ? "p" : "", read.Purpose!.Name);
        Assert.Equal([new(NeedKind.Skill, "law", 3), new(NeedKind.Community, "Roma"), new(NeedKind.Language, "Welsh", 1)], read.Purpose.Wants);
        Assert.Equal(skipped, read.Material.Skipped.Count);
    }

    [Fact]
    public void Every_row_is_a_group_a_tie_skipped_or_blank()
    {
        var read = Given.Read(Given.File("name,place\nA,Leeds\n,,\n\n,York\nB,\n"), Given.File("from,to\nA,B\nA,C\n,\n", "ties.csv"));
        foreach (var table in read.Tables)
            Assert.Equal(table.Rows, table.Groups + table.Ties + table.Skipped);
        Assert.Equal(3, read.Tables.Sum(table => table.Blank));
    }
}
