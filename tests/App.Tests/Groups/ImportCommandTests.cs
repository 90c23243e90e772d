using System.Globalization;
using Weft.Fixtures;

namespace Weft.Groups;

public class ImportCommandTests
{
    private static string Write(TestShelf shelf, string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(shelf.Folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    private static IEnumerable<string> Rows(int count, string tail) =>
        Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},Group number {i} {tail},Leeds,someone{i}@example.org")).Prepend("id,name,place,email");

    [Theory, ClassData(typeof(OneEngine))]
    public async Task An_import_that_is_killed_leaves_nothing_of_itself(Engine engine)
    {
        var groups = LongRun.IsOn ? 4000 : 2000;
        await using var shelf = await TestShelf.Open(engine);
        var before = Write(shelf, "list.csv", Rows(groups, "before"));
        Assert.Equal(0, (await WeftProgram.Run(shelf, "import", before, "--publish", "--allowed-by", "all", "--source", "S")).Code);
        var generation = (await shelf.Store.All()).Generation;
        var after = Write(shelf, "list.csv", Rows(groups, "after"));

        foreach (var moment in (int[])(LongRun.IsOn ? [1000, 2000, 3000] : [1000]))
        {
            await using var obstacle = await Obstacle.Before(shelf, Listing.MakeId("S", $"{groups - 1}"));
            await KilledAt(moment);

            var now = await shelf.Store.All();
            Assert.Equal(generation, now.Generation);
            Assert.Equal(groups, now.Listings.Count(listing => listing.Name.EndsWith("before", StringComparison.Ordinal)));
        }

        // With its way free it may be done before it is killed; then it is done with all of them.
        await KilledAt(groups);
        var changed = (await shelf.Store.All()).Listings.Count(listing => listing.Name.EndsWith("after", StringComparison.Ordinal));
        Assert.True(changed == 0 || changed == groups, $"{changed} of {groups} were changed");

        var (code, said, _) = await WeftProgram.Run(shelf, "import", after, "--publish", "--allowed-by", "all", "--source", "S");
        Assert.Equal(0, code);
        Assert.Contains($"groups shown: {groups:N0}", said, StringComparison.Ordinal);
        Assert.All((await shelf.Store.All()).Listings, listing => Assert.EndsWith("after", listing.Name, StringComparison.Ordinal));

        async Task KilledAt(int moment)
        {
            using var process = WeftProgram.Begin(shelf, "import", after, "--publish", "--allowed-by", "all", "--source", "S", "--progress");
            var seen = 0;
            while (seen < moment && await process.StandardError.ReadLineAsync() is { } line)
                _ = int.TryParse(line.Split(' ')[0], CultureInfo.InvariantCulture, out seen);
            Assert.Equal(moment, seen);
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_list_is_imported_that_memory_has_no_room_for(Engine engine)
    {
        const int groups = 20_000, megabytes = 96;
        await using var shelf = await TestShelf.Open(engine);
        var notes = string.Concat(Enumerable.Repeat(" what was said", 300));
        var file = Write(shelf, "long.csv", Enumerable.Range(0, groups).Select(i => $"{i},Group number {i},Leeds,{i}{notes}").Prepend("id,name,place,notes"));
        // As letters of two bytes it is twice as long.
        Assert.True(2 * new FileInfo(file).Length > 1.5 * (megabytes << 20));

        var (code, said, complained) = await WeftProgram.RunWithin(megabytes, shelf, "import", file, "--publish", "--allowed-by", "all");

        Assert.Equal((0, ""), (code, complained));
        Assert.Contains($"groups shown: {groups:N0}", said, StringComparison.Ordinal);
        Assert.Contains($"notes: {groups:N0}", said, StringComparison.Ordinal);
        Assert.Equal(groups, (await shelf.Store.All()).Listings.Count);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_list_is_looked_at_published_and_taken_back(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var file = Write(shelf, "north.csv", ["id,name,place,notes", "1,Bread Oven,Leeds,secret", "2,Slow Post,Todmorden,secret"]);

        var looked = await WeftProgram.Run(shelf, "import", file);
        Assert.Equal(0, looked.Code);
        Assert.Contains("Nothing is published yet", looked.Said, StringComparison.Ordinal);
        Assert.Contains("Bread Oven", looked.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", looked.Said, StringComparison.Ordinal);
        Assert.Empty((await shelf.Store.All()).Listings);

        var unasked = await WeftProgram.Run(shelf, "import", file, "--publish");
        Assert.Equal((2, true), (unasked.Code, unasked.Complained.Contains("--allowed-by", StringComparison.Ordinal)));
        Assert.Equal(2, (await WeftProgram.Run(shelf, "import", file, "--publish", "--allowed-by", " ")).Code);
        Assert.Equal(2, (await WeftProgram.Run(shelf, "import", file, "--precision", "door")).Code);
        Assert.Equal(1, (await WeftProgram.Run(shelf, "import", file + "x")).Code);

        Assert.Equal(0, (await WeftProgram.Run(shelf, "import", file, "--publish", "--allowed-by", "the meeting")).Code);
        Assert.Equal("north.csv", Assert.Single(await shelf.Store.Sources()).Name);
        Assert.Contains("north.csv: allowed by the meeting", (await WeftProgram.Run(shelf, "unpublish")).Said, StringComparison.Ordinal);

        Assert.Equal(1, (await WeftProgram.Run(shelf, "unpublish", "--source", "south")).Code);
        Assert.Equal(0, (await WeftProgram.Run(shelf, "unpublish", "--group", "http://127.0.0.1:8040/groups/" + Listing.MakeId("north.csv", "1"))).Code);
        Assert.Equal(1, (await WeftProgram.Run(shelf, "unpublish", "--group", Listing.MakeId("north.csv", "1"))).Code);
        Assert.Equal("Slow Post", Assert.Single((await shelf.Store.All()).Listings).Name);
        Assert.Contains("stay off: 1", (await WeftProgram.Run(shelf, "import", file, "--publish", "--allowed-by", "the meeting")).Said, StringComparison.Ordinal);
        Assert.Equal(0, (await WeftProgram.Run(shelf, "unpublish", "--source", "north.csv")).Code);
        Assert.Empty((await shelf.Store.All()).Listings);
    }

    [Fact]
    public async Task Names_that_look_like_those_of_people_are_published_only_when_somebody_says_that_they_are_groups()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var file = Write(shelf, "north.csv", ["id,name,place", "1,Bread Oven,Leeds", "2,Pat Example,Todmorden"]);

        var asked = await WeftProgram.Run(shelf, "import", file, "--publish", "--allowed-by", "the meeting");
        Assert.Equal(1, asked.Code);
        Assert.Contains("Names that look like people’s names: 1.", asked.Said, StringComparison.Ordinal);
        Assert.Contains("This is what everyone will see", asked.Said, StringComparison.Ordinal);
        Assert.Contains("--names-are-groups", asked.Complained, StringComparison.Ordinal);
        Assert.Empty((await shelf.Store.All()).Listings);

        Assert.Equal(0, (await WeftProgram.Run(shelf, "import", file, "--publish", "--allowed-by", "the meeting", "--names-are-groups")).Code);
        Assert.Equal(2, (await shelf.Store.All()).Listings.Count);
    }

    [Fact]
    public async Task A_tie_is_public_where_the_list_says_that_it_was_confirmed_and_not_where_two_rows_name_each_other()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var groups = Write(shelf, "groups.csv", ["id,name,works with", "1,Bread Oven,Slow Post", "2,Slow Post,Bread Oven", "3,Late Bus,"]);
        var ties = Write(shelf, "ties.csv", ["from,to,kind,confirmed", "1,3,lends,yes", "3,2,lends,no"]);

        var said = (await WeftProgram.Run(shelf, "import", groups, ties, "--publish", "--allowed-by", "the meeting")).Said;
        Assert.Equal(["lends"], (await shelf.Store.All()).Ties.Select(tie => tie.Kind));
        Assert.Contains("not marked as agreed by both groups: 2", said, StringComparison.Ordinal);
    }
}
