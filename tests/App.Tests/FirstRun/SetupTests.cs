using System.Net;
using Weft.Fixtures;

namespace Weft.FirstRun;

public class SetupTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task The_first_person_names_the_Weft_and_gets_a_recovery_sheet(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);

        var person = await Settler.SetUp(site);

        Assert.Equal(HttpStatusCode.OK, person.Status);
        Assert.Contains("The Long Thread", person.Text, StringComparison.Ordinal);
        Assert.Contains(Storage.HostSecretFile.PathFor(shelf.Folder), person.Text, StringComparison.Ordinal);
        Assert.Equal(8, Settler.CodeOf(person).Split(' ').Length);
        Assert.Contains("You are signed in as Łucja", (await person.Open("/account")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await new Person(site).Open(site.Get<SetupLink>().Path)).Status);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_twenty_at_the_same_moment_one_wins(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);

        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => new Person(site).Open(site.Get<SetupLink>().Path)));
        await Task.WhenAll(people.Select((person, number) => person.Press("Set up this Weft", ("What is this Weft called?", "The Long Thread"),
            ("Your sign-in name", $"person {number}"), ("New passphrase", Settler.Passphrase), ("The same once more", Settler.Passphrase))));

        Assert.Single(people, person => person.Status == HttpStatusCode.OK && Settler.CodeOf(person).Length > 0);
        Assert.Equal(19, people.Count(person => person.Status == HttpStatusCode.NotFound));
        var rows = await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from account"));
        Assert.Equal(1, rows);
    }

    [Fact]
    public async Task Without_the_link_there_is_nothing_to_set_up()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var path = site.Get<SetupLink>().Path;

        foreach (var wrong in (string[])["/setup", "/setup/", "/setup/AAAAAAAAAAAAAAAAAAAAAA", path[..^1], path + "A", path.ToUpperInvariant()])
            Assert.Equal(HttpStatusCode.NotFound, (await new Person(site).Open(wrong)).Status);
    }

    [Theory]
    [InlineData("", "kettle harbour violin sleet", "kettle harbour violin sleet", "at least two letters")]
    [InlineData("Ana", "short", "short", "too short")]
    [InlineData("Ana", "passwordpassword", "passwordpassword", "lists that are tried first")]
    [InlineData("Ana", "Password123456!", "Password123456!", "lists that are tried first")]
    [InlineData("Ana", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "lists that are tried first")]
    [InlineData("Ana", "1234567890123456", "1234567890123456", "lists that are tried first")]
    [InlineData("Ana de la Costa", "ana de la costa", "ana de la costa", "lists that are tried first")]
    [InlineData("Ana", "kettle harbour violin", "kettle harbour viola", "not the same")]
    public async Task What_cannot_be_taken_is_said_at_its_box_and_nothing_typed_is_lost(string name, string passphrase, string again, string said)
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var person = await new Person(site).Open(site.Get<SetupLink>().Path);

        await person.Press("Set up this Weft", ("What is this Weft called?", "The Long Thread"), ("Your sign-in name", name), ("New passphrase", passphrase), ("The same once more", again));

        Assert.Contains(said, person.Wrong, StringComparison.Ordinal);
        Assert.Equal("The Long Thread", person.Labelled("What is this Weft called?").GetAttribute("value"));
        Assert.Equal(name, person.Labelled("Your sign-in name").GetAttribute("value"));
        var box = person.Page.QuerySelector("[aria-invalid]")!;
        Assert.Contains(said, person.Page.GetElementById(box.GetAttribute("aria-describedby")!.Split(' ')[^1])!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_shows_the_link_until_somebody_used_it()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using (var site = await WeftSite.Start(shelf))
            Assert.Contains(site.Get<SetupLink>().Path, await Said(shelf), StringComparison.Ordinal);
        await using (var site = await WeftSite.Start(shelf))
        {
            await Settler.SetUp(site);
            Assert.DoesNotContain("/setup/", await Said(shelf), StringComparison.Ordinal);
        }
    }

    private static async Task<string> Said(TestShelf shelf)
    {
        using var program = WeftProgram.Begin(shelf, "serve", "--urls", "http://127.0.0.1:0");
        var said = new List<string>();
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith("Weft is at", StringComparison.Ordinal)) program.Kill();
        }
        return string.Join('\n', said);
    }
}
