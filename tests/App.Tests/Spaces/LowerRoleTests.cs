using System.Net;
using Dapper;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Vault;
using Weft.Visits;

namespace Weft.Spaces;

/// <summary>Somebody who stays, and has less part in the space: one proposes it, and another, or they themselves, agree.</summary>
public class LowerRoleTests
{
    private const string Agree = "Agree to that", Title = "Report of the ninth", Day = "Until which day may they read it?";

    [Theory, ClassData(typeof(Engines))]
    public async Task Two_make_a_member_a_visitor_who_reads_one_thing_as_it_is_and_nothing_else(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, note) = await Three(site, shelf);
        var other = (await Circle.Write(facilitator, space, "Minutes", "Who said what.")).Path;
        await Propose(facilitator, space);
        Assert.Contains("Somebody is to have less part in this space", (await second.Open(space)).Text, StringComparison.Ordinal);
        await second.Open(space + "/people");
        Assert.Contains($"Łucja of the Oven proposes that they stay for one thing only: that they read “{Title}” until 2 June 2026, and nothing else here.", second.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.Open(other)).Status);

        await Circle.Do(second, space, "Siôn", Agree);

        foreach (var shut in (string[])[space, space + "/people", space + "/log", other, note])
            Assert.Equal(HttpStatusCode.NotFound, (await member.Open(shut)).Status);
        Assert.Contains(Title, (await member.Open("/spaces")).Text, StringComparison.Ordinal);
        Assert.Contains("The cell had no window.", (await member.Open(Lawyer.At(space))).Text, StringComparison.Ordinal);
        Assert.Contains($"Łucja of the Oven of {Circle.Name} lets you read this until 2 June 2026", member.Text, StringComparison.Ordinal);
        Assert.Contains("Siôn visitor until 2 June 2026", (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.Contains("Siôn is a visitor now.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
        Assert.Contains("A new key began.", facilitator.Text, StringComparison.Ordinal);
        Assert.Equal(2, await Count(shelf, "select count(*) from card where kind = 'member'"));
        Assert.Equal(2, await Count(shelf, "select count(*) from space_key"));
        // Nothing is left with which their passphrase would open the space as it was.
        Assert.Equal((1L, 0L), (await Count(shelf, "select count(*) from visit where was_handed is null and length(kept) > 0"), await Count(shelf, "select count(*) from visit where was_handed is not null")));

        await facilitator.Open(note + "/edit");
        await facilitator.Press("Save the note", ("Text", "It had none on the tenth either."));
        Assert.Contains("It had none on the tenth either.", (await member.Open(Lawyer.At(space))).Text, StringComparison.Ordinal);
        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("update visit set ends_at = '2027-01-01T00:00:00Z'", null, transaction));
        shelf.Clock.Now = Instant.FromUtc(2026, 6, 3, 0, 0);
        Assert.Equal(HttpStatusCode.NotFound, (await (await Settler.SignIn(site, "Siôn")).Open(Lawyer.At(space))).Status);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_agrees_themselves_reads_it_at_once_and_still_when_the_key_was_turned_twice(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, _) = await Three(site, shelf);
        var link = await Circle.Invite(facilitator, space);
        await Propose(facilitator, space);

        await Circle.Do(member, space, "Siôn", Agree);
        Assert.Equal((Lawyer.At(space), Title), (member.Path, member.Title));
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(space)).Status);
        Assert.Equal(2, await Count(shelf, "select count(*) from space_key"));
        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);

        await facilitator.Open(space);
        Assert.Equal(Title, (await member.Open(Lawyer.At(space))).Title);
        await (await second.Open(space + "/people")).Press($"Leave {Circle.Name}");
        await facilitator.Open(space);
        Assert.Equal(Title, (await member.Open(Lawyer.At(space))).Title);
        Assert.Equal(3, await Count(shelf, "select epoch from space"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_was_away_while_the_key_was_turned_finds_it_all_the_same(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, _) = await Three(site, shelf);
        foreach (var name in (string[])["Aoife", "Bea"])
        {
            await (await (await Circle.InviteAndJoin(site, facilitator, space, name)).Open(space + "/people")).Press($"Leave {Circle.Name}");
            await facilitator.Open(space);
        }
        await Propose(facilitator, space);
        await Circle.Do(second, space, "Siôn", Agree);
        await (await (await Circle.InviteAndJoin(site, facilitator, space, "Cem")).Open(space + "/people")).Press($"Leave {Circle.Name}");
        await facilitator.Open(space);

        Assert.Equal(Title, (await member.Open(Lawyer.At(space))).Title);
        Assert.Equal(5, await Count(shelf, "select epoch from space"));
        Assert.Equal(Title, (await member.Open(Lawyer.At(space))).Title);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_two_who_agree_at_the_same_moment_one_visit_is_there_and_one_key_begins(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, _) = await Three(site, shelf);
        var third = await Circle.InviteAndJoin(site, facilitator, space, "Bea");
        shelf.Clock.Now += Duration.FromMinutes(1);
        await Propose(facilitator, space);

        await Task.WhenAll(Circle.Do(second, space, "Siôn", Agree), Circle.Do(third, space, "Siôn", Agree));

        Assert.Equal((1L, 2L), (await Count(shelf, "select count(*) from visit"), await Count(shelf, "select epoch from space")));
        Assert.Equal(Title, (await member.Open(Lawyer.At(space))).Title);
    }

    [Fact]
    public async Task Nobody_does_it_alone_and_who_proposed_it_can_take_it_back()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, _) = await Three(site, shelf);
        await Propose(facilitator, space);
        var account = await AccountOf(facilitator, space);

        var proposed = facilitator.Page.QuerySelector("input[name=proposed]")!.GetAttribute("value")!;
        // Forms of their own making.
        Task<Person> Send(Person person, string act, string? at = null) => person.Send(new(HttpMethod.Post, space + "/people")
        {
            Content = new FormUrlEncodedContent([new("act", act), new("whom", account), new("proposed", at ?? proposed), new("token", person.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!)]),
        });
        Assert.Contains("Somebody else has to agree: nobody is judge of their own proposal", (await Send(facilitator, "agree-lower")).Text, StringComparison.Ordinal);
        Assert.Contains("This proposal is not open any more", (await Send(await second.Open(space + "/people"), "agree-lower", "yesterday")).Text, StringComparison.Ordinal);
        Assert.Contains("Only who proposed this can withdraw it", (await Send(await second.Open(space + "/people"), "withdraw-lower")).Text, StringComparison.Ordinal);
        Assert.Contains("Only a facilitator can do this", (await Send(second, "propose-member")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await second.Open($"{space}/people/{account}/one-thing")).Status);

        await Circle.Do(facilitator, space, "Siôn", "Take that proposal back");
        Assert.DoesNotContain("one thing only: that", facilitator.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.Open(space)).Status);
        Assert.Contains("Łucja of the Oven took back that Siôn should be a visitor.", (await member.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task When_what_was_to_be_read_is_gone_nobody_loses_anything(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, note) = await Three(site, shelf);
        await Propose(facilitator, space);
        await (await facilitator.Open(note)).Press("Delete this note");

        await Circle.Do(second, space, "Siôn", Agree);

        Assert.Contains("What was to be read is not there any more", second.Text, StringComparison.Ordinal);
        Assert.Contains("what is not there any more", second.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.Open(space)).Status);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Nor_when_it_goes_at_the_moment_in_which_somebody_agrees(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, member, note) = await Three(site, shelf);
        await Propose(facilitator, space);
        var (id, visitors) = (space["/spaces/".Length..], site.Get<Visitors>());
        var settler = await site.Get<Weft.Accounts.AccountBook>().Open(Settler.Name, Settler.Passphrase, new("test"));
        using var viewer = new Weft.Sessions.Viewer(settler!.Row.Id, settler.Keys, SessionToken.Random(), half: false);
        using var open = await site.Get<SpaceBook>().Find(viewer, id);
        var seat = open!.Roster.Seats.Single(found => found.Lowering is not null);
        await (await facilitator.Open(note)).Press("Delete this note");

        await Assert.ThrowsAsync<NothingToReadException>(() => site.Get<SpaceBook>().Act(viewer, id, (roster, now) => roster.Leave(seat.Account, now),
            (before, writing) => writing with { Also = [Visitors.Stay(before, seat, seat.Lowering!.Visit!, "Siôn", "Łucja")] }));

        Assert.Equal(HttpStatusCode.OK, (await member.Open(space)).Status);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_gives_it_back_before_a_member_came_is_gone_and_who_is_paused_reads_it_again_afterwards(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, _) = await Three(site, shelf);
        shelf.Clock.Now += Duration.FromDays(2);
        (facilitator, second, member) = (await Settler.SignIn(site), await Settler.SignIn(site, "Nadia"), await Settler.SignIn(site, "Siôn"));
        await Propose(facilitator, space);
        await Circle.Do(second, space, "Siôn", Agree);
        shelf.Clock.Now += Duration.FromDays(2);
        facilitator = await Settler.SignIn(site);
        await Circle.Do(facilitator, space, "Siôn", "Pause this person");
        member = await Settler.SignIn(site, "Siôn");
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(Lawyer.At(space))).Status);
        await Circle.Do(facilitator, space, "Siôn", "End the pause");
        await facilitator.Open(space);
        Assert.Equal(Title, (await member.Open(Lawyer.At(space))).Title);

        await member.Press("Give it back");
        Assert.Contains("Nothing just now", member.Text, StringComparison.Ordinal);
        await facilitator.Open(space + "/people");
        Assert.DoesNotContain("Siôn", facilitator.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_row_that_somebody_put_in_the_way_is_in_nobodys_way(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, note) = await Three(site, shelf);
        await Propose(facilitator, space);
        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("""
            insert into visit (space_id, account, card_id, since, epoch, ends_at, kept, told) select space_id, @account, @card, 1, 1, '2027-01-01T00:00:00Z', handed, handed from space_key where account = @account
            """, new { account = Account(facilitator), card = note.Split('/')[^1] }, transaction));

        await Circle.Do(second, space, "Siôn", Agree);

        Assert.Equal(Title, (await member.Open(Lawyer.At(space))).Title);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task They_become_a_member_again_with_an_invitation_also_before_they_looked(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, note) = await Three(site, shelf);
        await Propose(facilitator, space);
        await Circle.Do(second, space, "Siôn", Agree);
        var link = await Circle.Invite(facilitator, space);

        await (await member.Open(link)).Follow("I have an account here already");
        await member.Press("Take my seat", ("What shall the others call you here?", "Siôn"));

        Assert.Equal((space, Circle.Name), (member.Path, member.Title));
        Assert.Equal(HttpStatusCode.OK, (await member.Open(note)).Status);
        Assert.Equal(0, await Count(shelf, "select count(*) from visit"));
    }

    [Fact]
    public async Task Two_make_a_facilitator_a_member_who_keeps_the_key()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, note) = await Three(site, shelf);
        await Circle.Do(facilitator, space, "Siôn", "Ask them to facilitate, too");
        await Circle.Do(member, space, "Łucja of the Oven", "Accept facilitation");
        await Circle.Do(facilitator, space, "Siôn", "Propose that they stop facilitating");
        Assert.Contains("Łucja of the Oven proposes that they do not facilitate any more, and stay as a member.", facilitator.Text, StringComparison.Ordinal);

        await Circle.Do(second, space, "Siôn", Agree);

        Assert.Contains("You are a member.", (await member.Open(space)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.Open(note)).Status);
        Assert.Equal(1, await Count(shelf, "select epoch from space"));
    }

    [Fact]
    public async Task Bad_input_is_said_and_what_was_chosen_stays()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, _, _) = await Three(site, shelf);
        var page = await PageOf(facilitator, space);

        foreach (var day in (string[])["", "tomorrow", "2026-04-30", "2027-12-01", "9999-12-31"])
        {
            await (await facilitator.Open(page)).Press("Propose it", (Title, ""), (Day, day));
            Assert.Contains("Choose a day that is still to come, within a year.", facilitator.Wrong, StringComparison.Ordinal);
            Assert.NotNull(facilitator.Page.QuerySelector("input[name=Thing][checked]"));
        }
        await (await facilitator.Open(page)).Press("Propose it", (Day, "2026-06-02"));
        Assert.Contains("Choose what they may read.", facilitator.Wrong, StringComparison.Ordinal);
        await facilitator.Open(page);
        facilitator.Labelled(Title).SetAttribute("value", Identifier.Random());
        await facilitator.Press("Propose it", (Title, ""), (Day, "2026-06-02"));
        Assert.Contains("What was to be read is not there any more", facilitator.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_space_with_many_records_one_is_found_by_words_of_its_title()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, _, _) = await Three(site, shelf);
        var page = await PageOf(facilitator, space);
        Assert.Null((await facilitator.Open(page)).Page.QuerySelector("input[type=search], form[role=search]"));
        for (var i = 0; i < 33; i++) await Circle.WriteTask(facilitator, space, $"Letter to the Čapek family {i:00}");

        await facilitator.Open(page);
        Assert.Contains("These, and 4 more", facilitator.Text, StringComparison.Ordinal);
        await facilitator.Open(page + "?Find=CAPEK+31");
        Assert.Equal("Letter to the Čapek family 31", Assert.Single(facilitator.Page.QuerySelectorAll(".choice label")).TextContent);
        await facilitator.Open(page + "?Find=nowhere");
        Assert.Contains("No note and no task here has these words in its title.", facilitator.Text, StringComparison.Ordinal);
    }

    /// <summary>A facilitator, their circle with a note, two members who have been there for a while.</summary>
    private static async Task<(Person Facilitator, string Space, Person Second, Person Member, string Note)> Three(WeftSite site, TestShelf shelf)
    {
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, Title, "The cell had no **window**.")).Path;
        var second = await Circle.InviteAndJoin(site, facilitator, space, "Nadia");
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        shelf.Clock.Now += Duration.FromMinutes(10);
        return (facilitator, space, second, member, note);
    }

    /// <summary>Proposes that Siôn reads the note until the second of June, 2026, and nothing else.</summary>
    private static async Task Propose(Person facilitator, string space)
    {
        await facilitator.Open(await PageOf(facilitator, space));
        await facilitator.Press("Propose it", (Title, ""), (Day, "2026-06-02"));
        Assert.Equal(space + "/people", facilitator.Path);
    }

    private static async Task<string> PageOf(Person facilitator, string space) => $"{space}/people/{await AccountOf(facilitator, space)}/one-thing";

    private static async Task<string> AccountOf(Person person, string space) => Account(await person.Open(space + "/people"));

    /// <summary>Siôn's, as it stands on the page of the people.</summary>
    private static string Account(Person person) => person.Page.QuerySelectorAll("h2 a").Single(link => link.TextContent == "Siôn").GetAttribute("href")!.Split('/')[^1];

    private static Task<long> Count(TestShelf shelf, string query) => shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>(query));
}
