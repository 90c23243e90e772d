using System.Text;
using Weft.Groups;
using Weft.Storage;

namespace Weft.Formats;

/// <summary>Reading without keeping in memory what the groups say.</summary>
public class SpoolTests
{
    private const string Groups = """
        id,name,place,causes,notes,works with,type,description
        1,Bread Oven,Leeds,food|land,"call Ana, 0113 496 0000",Slow Post,circle,"Bread, and more 🧵"
        2,Slow Post,Todmorden,letters,,Bread Oven,circle,
        3,Slow Post Collective,Todmorden,letters; books,old list,,circle,We write
        4,Night Kitchen,,food,,Nobody here,circle,Soup
        4,Night Kitchen,,shelter,,,circle,And tea
        """;

    private const string More = """
        id,name,place,skills,contact
        1,Bread Oven,Leeds,baking,ana@example.org
        9,Slow Post,Todmorden,printing,
        10,Well,Hull,,
        """;

    private const string Ties = """
        from,to,kind
        Bread Oven,Well,shares a van
        Bread Oven,Nowhere,shares a van
        """;

    private const string Events = """
        group,event,note
        Bread Oven,Spring fair,brought bread
        Well,Spring fair,
        Well,Autumn fair,came late
        """;

    private const string Network = """
        { "elements": [ { "label": "Ana's circle", "type": "group", "colour": "red" }, { "label": "The fair", "type": "event", "colour": "blue" } ],
          "connections": [ { "from": "Ana's circle", "to": "The fair" } ] }
        """;

    public static TheoryData<string[], bool> Lists
    {
        get
        {
            var lists = new TheoryData<string[], bool>();
            foreach (var merge in new[] { false, true })
            {
                lists.Add([Groups], merge);
                lists.Add([Groups, More, Ties], merge);
                lists.Add([Groups, Events, More], merge);
                lists.Add([Network], merge);
                lists.Add([.. Enumerable.Repeat(Groups, 3)], merge);
            }
            return lists;
        }
    }

    [Theory, MemberData(nameof(Lists))]
    public void What_was_spooled_is_read_as_if_it_had_stayed(string[] files, bool merge)
    {
        var choices = new ReadingChoices { Merge = merge };
        SourceFile[] given = [.. files.Select((text, i) => Given.File(text, $"{i}"))];
        using var spool = new Spool(new MemoryStream());

        var expected = MapReading.Read(given, choices, new SmallGazetteer());
        var spooled = MapReading.Read(given, choices, new SmallGazetteer(), spool);

        Assert.Equal(expected.Material.Groups, spooled.Groups);
        Assert.Equal(expected.Material with { Groups = spooled.Material.Groups }, spooled.Material);
        Assert.Equal((expected.Tables, expected.Notes), (spooled.Tables, spooled.Notes));
    }

    [Fact]
    public void Memory_keeps_who_and_where_a_group_is_and_nothing_else()
    {
        using var spool = new Spool(new MemoryStream());

        var groups = MapReading.Read([Given.File(Groups, "groups.csv")], new(), new SmallGazetteer(), spool).Material.Groups;

        Assert.NotEmpty(groups);
        Assert.All(groups, group => Assert.Equal(new Group { Id = group.Id, Name = group.Name, Place = group.Place, Member = group.Member, Others = MentionsOf(group) }, group));
        // Which groups a cell names is only known at the end.
        static ValueList<Field> MentionsOf(Group group) => [.. group.Others.Where(field => field.Name == "works with")];
    }

    [Fact]
    public void What_is_spooled_has_no_name_on_the_disk_and_cannot_be_read_there()
    {
        var folder = Directory.CreateTempSubdirectory("weft-test-");
        const string secret = "Ana lives at number 7";
        using var file = OwnerOnly.CreateNameless(folder.FullName);
        using var spool = new Spool(file);

        var at = spool.Put(new Group { Id = "1", Name = "Bread Oven", Description = secret });

        Assert.Equal(secret, spool.Get(at).Description);
        file.Position = 0;
        var onDisk = new byte[file.Length];
        file.ReadExactly(onDisk);
        Assert.True(onDisk.Length > secret.Length);
        Assert.Equal(-1, onDisk.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
        // It can only be deleted when nothing is in it.
        folder.Delete();
    }
}
