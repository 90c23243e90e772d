using Weft.Fixtures;

namespace Weft.Groups;

public class AllowedAgainTests
{
    private static readonly Group Oven = Samples.Group("a", "Bread Oven", "Leeds"), Post = Samples.Group("b", "Slow Post", "Todmorden");

    private static string Id(string source, string id) => Listing.MakeId(source, id);

    private static AllowedAgain Again(TestShelf shelf) => new(shelf.Database, shelf.Marks, shelf.Clock);

    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_was_taken_off_by_mistake_comes_back_with_its_list_and_nothing_else_does(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Oven, Post]);
        await shelf.Publisher.TakeOff(Id("North", "a"));
        await shelf.Publisher.TakeOff(Id("North", "b"));
        var stays = await shelf.Publish("North", [Oven, Post]);
        Assert.Equal([(Id("North", "a"), "Bread Oven"), (Id("North", "b"), "Slow Post")], stays.StayingOff);

        await Again(shelf).Allow([Id("North", "a")]);
        Assert.Empty((await shelf.Store.All()).Listings);
        var count = await shelf.Publish("North", [Oven, Post]);

        Assert.Equal((1, 1), (count.Shown, count.TakenOff));
        Assert.Equal("Bread Oven", Assert.Single((await shelf.Store.All()).Listings).Name);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Another_group_of_the_same_name_stays_off(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var other = Oven with { Id = "c", Place = Samples.Group("c", "Bread Oven", "York").Place };
        await shelf.Publish("North", [Oven, other]);
        await shelf.Publisher.TakeOff(Id("North", "a"));
        await shelf.Publisher.TakeOff(Id("North", "c"));

        await Again(shelf).Allow([Id("North", "a")]);
        await shelf.Publish("North", [Oven, other]);
        var copy = await shelf.Publish("A copy", [Oven, other]);

        Assert.Equal("Leeds", Assert.Single((await shelf.Store.All()).Listings).Place);
        Assert.Equal(2, copy.TakenOff);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_group_that_takes_itself_off_again_stays_off(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Oven]);
        await shelf.Publisher.TakeOff(Id("North", "a"));
        await Again(shelf).Allow([Id("North", "a")]);
        await shelf.Publish("North", [Oven]);

        await shelf.Publisher.TakeOff(Id("North", "a"));

        Assert.Equal(1, (await shelf.Publish("North", [Oven])).TakenOff);
        Assert.Empty((await shelf.Store.All()).Listings);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task The_console_says_which_stay_off_and_lets_them_back(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var file = Path.Combine(shelf.Folder, "north.csv");
        await File.WriteAllLinesAsync(file, ["id,name,place", "1,Bread Oven,Leeds", "2,Slow Post,Todmorden"]);
        string[] import = ["import", file, "--publish", "--allowed-by", "the meeting"];
        await WeftProgram.Run(shelf, import);
        var id = Id("north.csv", "1");
        await WeftProgram.Run(shelf, "unpublish", "--group", id);

        Assert.Contains($"Bread Oven: {id}", (await WeftProgram.Run(shelf, import)).Said, StringComparison.Ordinal);
        var (code, said, _) = await WeftProgram.Run(shelf, "unpublish", "--allow-again", $"https://weft.example/groups/{id}", id);
        Assert.Equal(0, code);
        Assert.Contains($"Allowed again: {id}", said, StringComparison.Ordinal);
        Assert.Contains("import the list once more", said, StringComparison.Ordinal);
        await WeftProgram.Run(shelf, import);

        Assert.Equal(2, (await shelf.Store.All()).Listings.Count);
        Assert.Equal(1, (await WeftProgram.Run(shelf, "unpublish", "--allow-again", "Bread Oven")).Code);
        Assert.Equal(2, (await WeftProgram.Run(shelf, "unpublish", "--allow-again", id, "--group", id)).Code);
    }
}
