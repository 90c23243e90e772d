using System.Globalization;
using Dapper;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;
using Xunit.Abstractions;

namespace Weft.Storage.Crashes;

/// <summary>The program, or the server of its database, is killed while several people write: nobody loses what they were told is saved.</summary>
public abstract class CrashTests(ITestOutputHelper output)
{
    private const int Writers = 4, MostWrites = 24;
    private static readonly int Rounds = LongRun.IsOn ? 200 : 2;

    private readonly Writer[] writers = [.. Enumerable.Range(1, Writers).Select(number => new Writer($"Hand {number}", new(number)))];
    private readonly Random chance = new(4711);
    private int acknowledged, arrived, lost;

    // Each engine beside the other: most of the time of a round nobody computes.
    public class OfSqlite(ITestOutputHelper output) : CrashTests(output)
    {
        [Fact]
        public async Task What_was_saved_on_SQLite_outlives_the_killing_of_the_program()
        {
            await using var shelf = await TestShelf.Open(Engine.Sqlite);
            var space = await SetUp(shelf);
            for (var round = 0; round < (LongRun.IsOn ? Rounds : 1); round++)
            {
                await KillTheProgram(shelf, space);
                await Check(shelf);
            }
            await CheckAll(shelf, space);
        }
    }

    public class OfPostgres(ITestOutputHelper output) : CrashTests(output)
    {
        [Fact]
        public async Task What_was_saved_on_PostgreSQL_outlives_the_killing_of_the_program_and_of_the_server()
        {
            await using var server = await PostgresServer.Alone();
            await using var shelf = await TestShelf.Open(await server.Make());
            var space = await SetUp(shelf);
            for (var round = 0; round < Rounds; round++)
            {
                if (round % 3 == 1) await StrikeTheServer(server, shelf, space);
                else await KillTheProgram(shelf, space);
                await Check(shelf);
            }
            await CheckAll(shelf, space);
        }
    }

    /// <summary>In so many rounds more spaces are made than an account may make in a day.</summary>
    private static Task<RunningWeft> Start(TestShelf shelf) => RunningWeft.Start(shelf, "--spaces-a-day", "10000");

    private static async Task<string> SetUp(TestShelf shelf)
    {
        // SQLite mends its file when the first opens it after a crash: none of ours may be there all the time.
        await shelf.Database.DisposeAsync();
        await using var weft = await Start(shelf);
        return await Circle.Found(await Settler.SetUp(new Person(weft.Http), weft.Setup!));
    }

    private async Task KillTheProgram(TestShelf shelf, string space)
    {
        await using var weft = await Start(shelf);
        await Work(weft, space, weft.Kill);
    }

    private async Task StrikeTheServer(PostgresServer server, TestShelf shelf, string space)
    {
        await using var weft = await Start(shelf);
        await Work(weft, space, server.StrikeDown);
        await server.Ready();
        // The same program goes on by itself.
        await Look(await SignIn(weft, space), space);
    }

    /// <summary>What the rounds before left is read, and then several write until something falls on them.</summary>
    private async Task Work(RunningWeft weft, string space, Action strike)
    {
        var reader = await SignIn(weft, space);
        await Look(reader, space);
        var blow = new Blow(chance.Next(1, MostWrites), strike);
        await Task.WhenAll(writers.Select(async writer =>
        {
            var person = new Person(weft.Http) { Follows = false };
            foreach (var (name, value) in reader.Cookies) person.Cookies[name] = value;
            await writer.WriteUntil(blow, person, space);
        }));
        Assert.True(blow.Fell);
        acknowledged += blow.Acknowledged;
    }

    private static async Task<Person> SignIn(RunningWeft weft, string space)
    {
        Person person;
        var tries = 0;
        // A connection that it kept is found dead once, which is said (503); what comes next is on a new one.
        do
        {
            person = await new Person(weft.Http).Open(space);
            await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));
        }
        while (person.Status == System.Net.HttpStatusCode.ServiceUnavailable && ++tries < Writers + 1);
        Assert.True(person.Title == Circle.Name, $"{person.Status}: {person.Text}");
        return person;
    }

    /// <summary>Every note that was acknowledged is there, nothing that was never sent is, and none of these is half of one thing and half of another.</summary>
    private async Task Look(Person person, string space)
    {
        await person.Open(space);
        var there = person.Page.QuerySelectorAll("[aria-labelledby=notes] li a").ToDictionary(link => link.GetAttribute("href")!, link => link.TextContent);
        var notes = writers.SelectMany(writer => writer.Notes).ToList();
        foreach (var note in notes.Where(note => note.Sent is not null))
        {
            note.Path ??= there.FirstOrDefault(link => link.Value == note.Sent!.Title).Key;
            if (note.Path is not null && there.GetValueOrDefault(note.Path) == note.Sent!.Title) arrived++;
            else lost++;
        }
        foreach (var writer in writers)
        {
            writer.Notes.RemoveAll(note => note.Path is null);
            writer.Unread.IntersectWith(writer.Notes);
        }
        notes.RemoveAll(note => note.Path is null);
        Assert.Equal(notes.Select(note => note.Path).Order(), there.Keys.Order());
        foreach (var note in notes)
            Assert.True(note.Find(there[note.Path!]) is not null, $"There is “{there[note.Path!]}”, and “{note.Saved!.Title}” was acknowledged.");
        foreach (var note in writers.SelectMany(writer => writer.Unread))
        {
            await person.Open(note.Path + "/edit");
            Assert.Equal(note.Saved!.Title, person.Labelled("Title").GetAttribute("value"));
            Assert.Equal(note.Saved.Text, person.Labelled("Text").TextContent);
        }
        foreach (var writer in writers) writer.Unread.Clear();
    }

    private static async Task Check(TestShelf shelf)
    {
        // A server finishes what it was told, though nobody waits for it any more.
        if (shelf.Connection is not null) await Quiet(shelf.Connection);
        var (code, said, complained) = await WeftProgram.Run(shelf, "check");
        Assert.True((code, complained) == (0, ""), said + complained);
    }

    private static async Task Quiet(string connection)
    {
        await using var database = Database.Open(connection, Path.GetTempPath());
        await Until.Is(() => database.Glance(open => open.ExecuteScalarAsync<bool>(
            "select count(*) = 0 from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()")));
    }

    private async Task CheckAll(TestShelf shelf, string space)
    {
        // Who opens so many one after the other is paused: each program counts anew.
        foreach (var some in writers.SelectMany(writer => writer.Notes.Select(note => (writer, note))).ToList().Chunk(Readings.Most / 2))
        {
            await using var weft = await Start(shelf);
            foreach (var (writer, note) in some) writer.Unread.Add(note);
            await Look(await SignIn(weft, space), space);
        }
        await using (var another = await Start(shelf))
        {
            var person = await SignIn(another, space);
            foreach (var (path, name) in writers.SelectMany(writer => writer.Founded))
                Assert.Equal(name, (await person.Open(path)).Title);
        }
        await using var database = Database.Open(shelf.Connection, shelf.Folder);
        var (spaces, keys, told) = await database.Glance(async connection => (
            await connection.ExecuteScalarAsync<long>("select count(*) from space"), await connection.ExecuteScalarAsync<long>("select count(*) from space_key"),
            await connection.ExecuteScalarAsync<long>("select count(distinct space_id) from space_log")));
        // A space, its key and the word in its log are written together.
        Assert.Equal((spaces, spaces), (keys, told));
        Assert.InRange(spaces, 1 + writers.Sum(writer => writer.Founded.Count), 1 + writers.Sum(writer => writer.Foundings));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Rounds} rounds, {acknowledged} writes acknowledged, all there; of those under way {arrived} notes arrived whole and {lost} not at all; {spaces} spaces."));
    }
}
