namespace Weft.Formats;

/// <summary>The table that says who belongs to the coalition.</summary>
public class MembersFileTests
{
    private const string Groups = "Name,Town\nAlpha,Leeds\nBeta,York\nGamma,Hull\n";

    [Fact]
    public void One_in_which_nobody_is_marked_yet_is_refused_with_what_to_write()
    {
        var refused = Assert.Throws<UnreadableFileException>(() => Members("name,id,member\nAlpha,,\nBeta,,\n"));

        Assert.Equal(("members.csv", "Nobody is marked in it yet. Write yes under “member” behind the groups that belong to the coalition"), (refused.File, refused.Reason.ToString()));
    }

    [Theory]
    [InlineData("name,id,member\nAlpha,,yes\nBeta,,\n", "Alpha")]
    [InlineData("name,id,member\nAlpha,,no\nBeta,,\n", "Beta")]
    [InlineData("Nombre,Miembro\nGamma,sí\n", "Gamma")]
    [InlineData("Alpha\nGamma\n", "Alpha, Gamma")]
    public void Else_those_are_members_whom_it_names(string file, string members) => Assert.Equal(members, Members(file));

    private static string Members(string file) => string.Join(", ", Given.Read(new ReadingChoices { MemberFile = Given.File(file, "members.csv") }, Given.File(Groups)).Material.Groups.Where(group => group.Member).Select(group => group.Name));
}
