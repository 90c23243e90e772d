using Dapper;
using NodaTime;
using Weft.Archives;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Visits;

namespace Weft.Spaces;

/// <summary>What somebody did stands in the log under the name that they bore, and nobody bears two people's names.</summary>
public class NamesTests
{
    private const string Alike = "Somebody here has a name already that looks like this one.";

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_takes_another_name_and_leaves_stands_in_the_log_with_the_name_of_that_time_and_of_now(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path;
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        Later(shelf);
        await (await member.Open(note)).Press("Delete this note");
        Later(shelf);
        await Rename(member, space, "Bela");

        Assert.Equal(["Bela wrote a note.", "Siôn (now Bela) changed what they are called.", "Siôn (now Bela) deleted a note.", "Siôn (now Bela) joined."], await Log(await Rewrite(member, shelf, space), space, "Siôn", "Bela"));
        Later(shelf);
        await (await member.Open(space + "/people")).Press($"Leave {Circle.Name}");

        Assert.Equal(["Bela left.", "Bela (not here any more) wrote a note.", "Siôn (not here any more) changed what they are called.", "Siôn (not here any more) deleted a note.", "Siôn (not here any more) joined."],
            await Log(facilitator, space, "Siôn", "Bela"));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_log_keeps_the_name_of_who_was_removed_or_deleted_their_account_or_had_it_closed_for_ninety_days(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        foreach (var name in (string[])["Siôn", "Bela", "Zoë"])
        {
            var person = await Circle.InviteAndJoin(site, facilitator, space, name);
            Later(shelf);
            await Circle.Write(person, space, name, "to be read");
            await (await person.Open(person.Path)).Press("Delete this note");
            if (name != "Siôn") continue;
            await person.Open("/account/delete");
            await person.Press("Delete my account now", ("Your passphrase, to be sure that it is you", Settler.Passphrase));
        }
        Assert.Equal(0, (await WeftProgram.Run(shelf, "account", "close", "Bela")).Code);
        var agrees = await Circle.InviteAndJoin(site, facilitator, space, "Kwame");
        shelf.Clock.Now += Duration.FromMinutes(10);
        await Circle.Do(facilitator, space, "Zoë", "Pause this person");
        await Circle.Do(facilitator, space, "Zoë", "Propose that they should go");
        await Circle.Do(agrees, space, "Zoë", "Agree that they should go");

        var log = await Log(facilitator, space, "deleted a note");
        Assert.Equal(["Bela (not here any more) deleted a note.", "Siôn (not here any more) deleted a note.", "Zoë (not here any more) deleted a note."], log.Order(StringComparer.Ordinal));
        shelf.Clock.Now += Duration.FromDays(91);
        facilitator = await Settler.SignIn(site);
        Assert.Empty(await Log(facilitator, space, "Siôn", "Bela", "Zoë"));
        await new SpacePurge(site.Get<SpaceStore>(), site.Get<CardDrawer>(), site.Get<Sealed.FileDrawer>(), site.Get<Visitors>(), shelf.Database, shelf.Clock).Run(new(), CancellationToken.None);
        var left = await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from space_log where delete_on < '2026-08-21'"));
        Assert.Equal(0, left);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_name_that_looks_like_somebody_elses_is_refused_and_what_was_typed_is_kept(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");

        await member.Open(space + "/me");
        await member.Press("Save your card", ("What shall the others call you here?", "lucja of the 0ven"), ("What can you do?", "Polish"));
        Assert.Contains(Alike, member.Wrong, StringComparison.Ordinal);
        Assert.Equal(("lucja of the 0ven", "Polish"), (member.Labelled("What shall the others call you here?").GetAttribute("value"), member.Labelled("What can you do?").TextContent.Trim()));

        var link = await Circle.Invite(facilitator, space);
        var newcomer = await Circle.TakeSeat(await new Person(site).Open(link), "Ѕіοn", "Zoë");
        Assert.Contains(Alike, newcomer.Wrong, StringComparison.Ordinal);
        Assert.Equal(newcomer.NameOf("Zoë"), newcomer.Labelled("Your sign-in name").GetAttribute("value"));
        await Circle.TakeSeat(newcomer, "Siôn the younger", "Zoë");
        Assert.StartsWith("You have a seat", newcomer.Page.QuerySelector(".notice h2")!.TextContent, StringComparison.Ordinal);

        // With an account that is there already.
        await (await newcomer.Open(space + "/people")).Press($"Leave {Circle.Name}");
        link = await Circle.Invite(facilitator, space);
        await newcomer.Open(link + "/here");
        await newcomer.Press("Take my seat", ("What shall the others call you here?", "S.I.O.N."));
        Assert.Contains(Alike, newcomer.Wrong, StringComparison.Ordinal);
        await newcomer.Press("Take my seat", ("What shall the others call you here?", "Zoë"));
        Assert.Equal(Circle.Name, newcomer.Title);
        // A name of one's own, in other letters.
        await Rename(newcomer, space, "ZOE");
        Assert.Equal("", newcomer.Wrong);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_many_who_take_names_that_look_alike_at_the_same_moment_one_bears_it(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var requests = new List<(Person, HttpRequestMessage)>();
        foreach (var name in (string[])["One", "Two", "Three", "Four"])
        {
            var person = await Circle.InviteAndJoin(site, facilitator, space, name);
            await person.Open(space + "/me");
            requests.Add((person, person.Request("Save your card", ("What shall the others call you here?", name.Length % 2 == 0 ? "Bela" : "ВЕLА"))));
        }

        await Task.WhenAll(requests.Select(pressed => Task.Run(() => pressed.Item1.Send(pressed.Item2))));

        var names = (await facilitator.Open(space + "/people")).Page.QuerySelectorAll("main li h2 bdi").Select(name => name.TextContent).ToList();
        Assert.Equal(5, names.Count);
        Assert.Single(names, name => Confusables.Are(name, "Bela"));
        Assert.Equal(1, requests.Count(pressed => pressed.Item1.Title == Circle.Name));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_comes_from_outside_with_a_members_name_gets_a_number_after_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var note = (await Circle.Write(facilitator, space, "Report", "to be read")).Path;
        var visitor = await new Person(site).Open(await Lawyer.LetIn(facilitator, note));
        await visitor.Press("Begin to read", ("What shall the others call you here?", "Sion"), ("Your sign-in name", "visitor"), ("New passphrase", Settler.Passphrase), ("The same once more", Settler.Passphrase));

        await facilitator.Open(space + "/people");

        Assert.Contains("Sion 2", facilitator.Text, StringComparison.Ordinal);
        Later(shelf);
        await (await visitor.Open(Lawyer.At(space))).Press("Give it back");
        Assert.Equal(["Sion 2 left.", "Sion 2 (not here any more) came, to read one thing."], await Log(facilitator, space, "Sion 2"));
    }

    [Fact]
    public async Task What_the_log_tells_of_somebody_who_is_not_here_any_more_is_held_about_them()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Circle.InviteAndJoin(site, facilitator, space, "Bela");
        Later(shelf);
        await Rename(member, space, "Kwame");
        await (await member.Open(space + "/people")).Press($"Leave {Circle.Name}");

        await facilitator.Open("/held");
        await facilitator.Press("Look for them", ("The names that they go by", "Siôn"));

        Assert.Contains("20 May 2026: Siôn (not here any more) changed what they are called.", facilitator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bela", facilitator.Text, StringComparison.Ordinal);
        await facilitator.Open("/held");
        await facilitator.Press("Look for them", ("The names that they go by", "Kwame"));
        Assert.Contains("20 May 2026: Kwame left.", facilitator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Siôn", facilitator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_comes_in_whatever_its_people_are_called()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Mover");
        Later(shelf);
        var archive = await Mover.Fetch(facilitator, member, space);

        // Who brings it in is called like one of those of before.
        var moved = await Mover.Import(facilitator, archive);

        Assert.Contains("Mover", (await facilitator.Open(moved + "/people")).Page.QuerySelectorAll("main li h2 bdi").Select(name => name.TextContent));
    }

    [Fact]
    public void The_fullest_entry_of_a_log_has_room_like_a_head()
    {
        var (account, at) = (new string('a', 32), Instant.FromUtc(2026, 12, 31, 23, 59, 59).PlusNanoseconds(123_456_789));
        foreach (var what in (string[])[Happening.Left, Happening.Removed, Happening.VisitEnded, Happening.Renamed, Happening.JoinedAgain])
        {
            var entry = new LogEntry(what, at, account, account, what == Happening.JoinedAgain ? Role.Member : null, Called: MemberCards.InLog(new string('ñ', 65)));
            Assert.InRange(SealedJson.Seal(entry, text => [.. text]).Length, 200, 255);
        }
    }

    private static void Later(TestShelf shelf) => shelf.Clock.Now += Duration.FromMinutes(1);

    private static async Task Rename(Person person, string space, string called)
    {
        await person.Open(space + "/me");
        await person.Press("Save your card", ("What shall the others call you here?", called));
    }

    private static async Task<Person> Rewrite(Person person, TestShelf shelf, string space)
    {
        Later(shelf);
        return await Circle.Write(person, space, "Bread", "at seven");
    }

    /// <summary>What the log says of somebody, the newest first.</summary>
    private static async Task<IReadOnlyList<string>> Log(Person person, string space, params string[] words) =>
        [.. (await person.Open(space + "/log")).Page.QuerySelectorAll("main li").Select(line => line.TextContent.Trim().Split("2026 ")[^1]).Where(line => words.Any(word => line.Contains(word, StringComparison.Ordinal)) && !line.Contains("their own card", StringComparison.Ordinal))];
}
