using Weft.Formats;

namespace Weft.Commands;

public sealed class IntroduceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Whoever_asks_for_a_group_by_name_gets_the_ways_to_it_from_members()
    {
        var made = Make("weir keepers", "d", "c");
        Assert.Equal(["c", "d"], made.Map.Introductions.Select(introduced => introduced.Id));
        Assert.Equal([["a", "c"], ["b", "d", "c"]], made.Map.Introductions[0].Ways.Select(way => way.Path));
        Assert.Equal([["b", "d"], ["a", "c", "d"]], Make("d").Map.Introductions[0].Ways.Select(way => way.Path));
    }

    [Fact]
    public void A_name_that_nobody_has_and_a_member_are_refused_with_a_reason()
    {
        Assert.Contains("There is no group called Nobody", Assert.Throws<UnreadableFileException>(() => Make("Nobody")).Message, StringComparison.Ordinal);
        Assert.Contains("is a member already", Assert.Throws<UnreadableFileException>(() => Make("a")).Message, StringComparison.Ordinal);
    }

    private MapMade Make(params string[] introducing) =>
        new MapMaking { Files = [Written("groups.csv", "id,name,member\na,Bread Oven,yes\nb,Slow Post,yes\nc,Weir Keepers,no\nd,Ferry Loft,no\n"), Written("ties.csv", "from,to,strength\na,c,3\nb,d,3\nd,c,2\n")], Introducing = introducing }.Make(null, null);

    private string Written(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
