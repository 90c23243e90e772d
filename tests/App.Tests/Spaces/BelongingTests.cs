using System.Net;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;

namespace Weft.Spaces;

/// <summary>Who may open a space, and who may not any more.</summary>
public class BelongingTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_space_of_others_and_no_space_at_all_are_the_same_nothing(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path;
        var outsider = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await outsider.Open(space + "/people");
        await outsider.Press($"Leave {Circle.Name}");

        foreach (var path in (string[])["", "/people", "/log", "/me", "/notes/new/edit", "/tasks/new/edit", "/review", note[space.Length..], note[space.Length..] + "/edit", "/invite"])
        {
            var forbidden = await outsider.Open(space + path);
            Assert.Equal(HttpStatusCode.NotFound, forbidden.Status);
            var body = await forbidden.Answer.Content.ReadAsStringAsync();
            var missing = await outsider.Open("/spaces/00000000000000000000000000000000" + path);
            Assert.Equal(HttpStatusCode.NotFound, missing.Status);
            Assert.Equal(body.Replace(space, "", StringComparison.Ordinal), (await missing.Answer.Content.ReadAsStringAsync()).Replace("/spaces/00000000000000000000000000000000", "", StringComparison.Ordinal));
        }
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_is_paused_opens_nothing_and_comes_back_by_themselves_after_seven_days(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var paused = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await paused.Open(space + "/notes/new/edit");
        var late = paused.Request("Save the note", ("Title", "Late"), ("Text", "too late"));

        await Circle.Do(facilitator, space, "Siôn", "Pause this person");
        Assert.Contains("Paused by Łucja of the Oven", facilitator.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await paused.Send(late)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await paused.Open(space)).Status);
        shelf.Clock.Now += Duration.FromDays(7);

        var back = await Settler.SignIn(site, "Siôn");
        Assert.Equal(HttpStatusCode.OK, (await back.Open(space)).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_is_paused_may_leave_and_takes_their_card_along(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var paused = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Circle.Do(facilitator, space, "Siôn", "Pause this person");

        await paused.Open("/spaces");
        Assert.Contains($"You are paused in {Circle.Name}", paused.Text, StringComparison.Ordinal);
        await paused.Press($"Leave {Circle.Name}");

        Assert.Contains("No space yet", paused.Text, StringComparison.Ordinal);
        Assert.Contains("One person shares the key", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from card where kind = 'member'")));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Two_remove_somebody_and_what_is_written_then_is_sealed_with_a_key_that_they_never_had(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var second = await Circle.InviteAndJoin(site, facilitator, space, "Aoife");
        var removed = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var link = await Circle.Invite(facilitator, space);
        await Circle.Write(facilitator, space, "Before", "of before");
        shelf.Clock.Now += Duration.FromMinutes(10);

        await Circle.Do(facilitator, space, "Siôn", "Pause this person");
        await Circle.Do(facilitator, space, "Siôn", "Propose that they should go");
        Assert.DoesNotContain("Agree that they should go", facilitator.Text, StringComparison.Ordinal);
        await Circle.Do(second, space, "Siôn", "Agree that they should go");
        await Circle.Write(second, space, "After", "of after");

        Assert.Equal(HttpStatusCode.NotFound, (await removed.Open(space)).Status);
        var epochs = await shelf.Database.Glance(connection => Dapper.SqlMapper.QueryAsync<long>(connection, "select epoch from card where kind = 'note' order by epoch"));
        Assert.Equal([2L, 2L], epochs);
        Assert.Equal(2, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from space_key")));
        // Those who stay read both; an invitation of before is for the old key, and is gone.
        foreach (var person in (Person[])[facilitator, second])
        {
            await person.Open(space);
            Assert.Contains("Before", person.Text, StringComparison.Ordinal);
            await person.Follow("After");
            Assert.Contains("of after", person.Text, StringComparison.Ordinal);
        }
        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);
        Assert.Contains("A new key began.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Somebody_leaves_and_the_next_who_comes_by_begins_a_new_key(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var leaving = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");

        await leaving.Open(space + "/people");
        await leaving.Press($"Leave {Circle.Name}");
        Assert.Equal("Your spaces", leaving.Title);
        Assert.DoesNotContain(Circle.Name, leaving.Text, StringComparison.Ordinal);
        await facilitator.Open(space);

        Assert.Equal(2, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select epoch from space")));
        Assert.DoesNotContain("Siôn", facilitator.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_deletes_their_account_leaves_and_with_the_last_the_space_is_gone(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Circle.Write(facilitator, space, "Keys", "under the mat");

        foreach (var person in (Person[])[facilitator, member])
        {
            await person.Open("/account/delete");
            Assert.Contains(Circle.Name, person.Text, StringComparison.Ordinal);
            await person.Press("Delete my account now", ("Your passphrase, to be sure that it is you", Settler.Passphrase));
            if (person == facilitator)
            {
                Assert.Contains("Nobody facilitates this space", (await member.Open(space)).Text, StringComparison.Ordinal);
                await Circle.Do(member, space, "Siôn", "Propose yourself as facilitator");
                Assert.Contains("You facilitate it.", (await member.Open(space)).Text, StringComparison.Ordinal);
            }
        }

        foreach (var table in (string[])["space", "space_key", "space_epoch", "space_log", "card", "invitation", "account"])
            Assert.Equal(0, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, $"select count(*) from {table}")));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Whose_pause_ends_after_a_new_key_began_is_handed_it_and_a_deleted_account_shuts_nobody_out(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var paused = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var leaving = await Circle.InviteAndJoin(site, facilitator, space, "Aoife");
        await Circle.Do(facilitator, space, "Siôn", "Pause this person");
        await (await leaving.Open(space + "/people")).Press($"Leave {Circle.Name}");
        await facilitator.Open(space);
        await Circle.Do(facilitator, space, "Siôn", "End the pause");
        await facilitator.Open(space);

        Assert.Equal(HttpStatusCode.OK, (await paused.Open(space)).Status);

        // And now paused again, by who is another facilitator, with a new key meanwhile, and gone without a word.
        shelf.Clock.Now += Duration.FromDays(31);
        facilitator = await Settler.SignIn(site);
        await Circle.Do(facilitator, space, "Siôn", "Pause this person");
        var third = await Circle.InviteAndJoin(site, facilitator, space, "Nguyễn");
        await (await third.Open(space + "/people")).Press($"Leave {Circle.Name}");
        await facilitator.Open(space);
        paused = await Settler.SignIn(site, "Siôn");
        await paused.Open("/account/delete");
        await paused.Press("Delete my account now", ("Your passphrase, to be sure that it is you", Settler.Passphrase));
        var fourth = await Circle.InviteAndJoin(site, facilitator, space, "Zoë");
        await (await fourth.Open(space + "/people")).Press($"Leave {Circle.Name}");

        foreach (var page in (string[])[space, "/spaces", "/account/delete", space + "/people"])
            Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(page)).Status);
        Assert.Contains("One person shares the key", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_ten_who_leave_at_the_same_moment_all_are_gone(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var leaving = new List<Person>();
        for (var i = 0; i < 10; i++) leaving.Add(await Circle.InviteAndJoin(site, facilitator, space, $"Leaver {"ABCDEFGHIJ"[i]}"));
        foreach (var person in leaving) await person.Open(space + "/people");

        await Task.WhenAll(leaving.Select(person => person.Press($"Leave {Circle.Name}")));

        foreach (var person in leaving) Assert.Equal(HttpStatusCode.NotFound, (await person.Open(space)).Status);
        Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(space)).Status);
        Assert.Equal(1, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from space_key")));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_was_paused_while_a_new_key_began_and_everybody_else_left_opens_the_space_after_the_pause(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        await Circle.Write(facilitator, space, "Keys", "under the mat");
        await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var leaving = await Circle.InviteAndJoin(site, facilitator, space, "Aoife");
        await Circle.Do(facilitator, space, "Siôn", "Pause this person");
        await (await leaving.Open(space + "/people")).Press($"Leave {Circle.Name}");
        await (await facilitator.Open(space + "/people")).Press($"Leave {Circle.Name}");

        shelf.Clock.Now += Duration.FromDays(7);
        var back = await Settler.SignIn(site, "Siôn");
        Assert.Contains("Keys", (await back.Open(space)).Text, StringComparison.Ordinal);
        Assert.Equal(3, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select epoch from space")));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task No_statement_puts_a_key_of_before_where_a_newer_one_stands(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var before = await shelf.Database.Glance(connection => Dapper.SqlMapper.QuerySingleAsync<KeyRow>(connection, "select space_id, account, epoch, handed from space_key"));
        await (await (await Circle.InviteAndJoin(site, facilitator, space, "Siôn")).Open(space + "/people")).Press($"Leave {Circle.Name}");
        await facilitator.Open(space);

        await site.Get<SpaceStore>().Finish(new() { Id = before.SpaceId }, before, [], (_, _) => Task.CompletedTask);

        Assert.Equal(2, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select epoch from space_key")));
        Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(space)).Status);
    }

    [Fact]
    public async Task Facilitation_is_handed_over_to_who_accepts_it()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");

        await Circle.Do(facilitator, space, "Siôn", "Hand facilitation over to them");
        Assert.Contains("Offers to hand facilitation over to Siôn.", facilitator.Text, StringComparison.Ordinal);
        await Circle.Do(member, space, "Łucja of the Oven", "Accept facilitation");

        Assert.Contains("You facilitate it.", (await member.Open(space)).Text, StringComparison.Ordinal);
        Assert.Contains("You are a member.", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await facilitator.Open(space + "/invite")).Status);
    }
}
