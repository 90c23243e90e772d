using Dapper;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;

namespace Weft.Spaces;

/// <summary>What the log says of cards: who, what kind and when, and nothing that stood on them.</summary>
public class LogTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_writes_changes_and_deletes_a_note_stands_in_the_log_and_its_title_does_not(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var note = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path;
        await Change(member, note);
        await member.Press("Delete this note");

        var log = await Log(facilitator, space);

        Assert.Single(log, line => line.EndsWith("Łucja of the Oven wrote a note.", StringComparison.Ordinal));
        Assert.Single(log, line => line.EndsWith("Siôn changed a note.", StringComparison.Ordinal));
        Assert.Single(log, line => line.EndsWith("Siôn deleted a note.", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Contains("Keys", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_one_person_changes_many_times_on_one_day_is_said_once(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var note = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path;
        foreach (var person in (Person[])[facilitator, member, member, member])
            await Change(person, note);
        shelf.Clock.Now += Duration.FromDays(1);
        await Change(await Settler.SignIn(site, "Siôn"), note);

        var log = await Log(await Settler.SignIn(site), space);

        Assert.Equal(2, log.Count(line => line.EndsWith("changed a note.", StringComparison.Ordinal)));
        Assert.DoesNotContain(log, line => line.EndsWith("Łucja of the Oven changed a note.", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_note_that_two_delete_is_deleted_by_one_and_what_is_not_deleted_is_not_in_the_log(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var note = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path;
        var second = (await member.Open(note)).Request("Delete this note");

        await facilitator.Press("Delete this note");
        await member.Send(second);

        Assert.Single(await Log(facilitator, space), line => line.Contains("deleted", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_deletion_that_cannot_be_logged_does_not_happen(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path;
        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("alter table space_log rename to lost", null, transaction));

        await facilitator.Press("Delete this note");
        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("alter table lost rename to space_log", null, transaction));

        Assert.Contains("under the mat", (await facilitator.Open(note)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_was_changed_in_somebodys_name_is_seen_in_the_log()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (_, space) = await Circle.Make(site);
        shelf.Clock.Now += Duration.FromDays(1);
        var person = await Settler.SignIn(site);
        await person.Open(space + "/me");
        await person.Press("Save your card", ("How do you want to be reached?", "ring another number"));

        Assert.Single(await Log(person, space), line => line.EndsWith("Łucja of the Oven changed their own card.", StringComparison.Ordinal));
    }

    private static async Task Change(Person person, string note)
    {
        await person.Open(note + "/edit");
        await person.Press("Save the note", ("Text", "with the neighbour"));
    }

    private static async Task<IReadOnlyList<string>> Log(Person person, string space) =>
        [.. (await person.Open(space + "/log")).Page.QuerySelectorAll("main li").Select(line => line.TextContent.Trim())];
}
