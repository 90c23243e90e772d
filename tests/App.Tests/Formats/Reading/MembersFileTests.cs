namespace Weft.Formats;

/// <summary>The table that says who belongs to the coalition.</summary>
public class MembersFileTests
{
    private const string Groups = "Name,Town\nAlpha,Leeds\nBeta,York\nGamma,Hull\n";

    [Fact]
    public void One_in_which_nobody_is_marked_yet_is_said_with_what_to_write_and_all_count()
    {
        var read = Read("name,id,member\nAlpha,,\nBeta,,\n");

        Assert.Contains("Nobody is marked in members.csv yet. Write yes under “member” behind the groups that belong to the coalition", read.Notes.Select(note => note.ToString()));
        Assert.All(read.Material.Groups, group => Assert.True(group.Member));
    }

    [Theory]
    [InlineData("name,member\nAlpha,yes\nBeta,ja bitte\n", "ja bitte")]
    [InlineData("name,member\nAlpha,yes\nBeta,maybe\n", "maybe")]
    public void An_answer_that_is_neither_yes_nor_no_marks_nobody_and_is_told(string file, string answer)
    {
        var read = Read(file);

        Assert.Equal(["Alpha"], read.Material.Groups.Where(group => group.Member).Select(group => group.Name));
        Assert.Contains(read.Material.Skipped, row => row.Reason.ToString().Contains(answer, StringComparison.Ordinal));
    }

    [Fact]
    public void A_purpose_in_which_nothing_is_wanted_yet_is_said_and_the_map_is_made()
    {
        var read = Given.Read(new ReadingChoices { PurposeFile = Given.File("what,name,wanted\nskill,driving,0\n", "purpose.csv") }, Given.File(Groups));

        Assert.Null(read.Purpose);
        Assert.Contains("Nothing is wanted in purpose.csv yet. Write a number under “wanted” for what you need", read.Notes.Select(note => note.ToString()));
    }

    [Theory]
    [InlineData("name,id,member\nAlpha,,yes\nBeta,,\n", "Alpha")]
    [InlineData("name,id,member\nAlpha,,no\nBeta,,\n", "Beta")]
    [InlineData("Nombre,Miembro\nGamma,sí\n", "Gamma")]
    [InlineData("Alpha\nGamma\n", "Alpha, Gamma")]
    public void Else_those_are_members_whom_it_names(string file, string members) => Assert.Equal(members, Members(file));

    private static Reading Read(string file) => Given.Read(new ReadingChoices { MemberFile = Given.File(file, "members.csv") }, Given.File(Groups));

    private static string Members(string file) => string.Join(", ", Read(file).Material.Groups.Where(group => group.Member).Select(group => group.Name));
}
