using System.Net;
using Dapper;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;
using Weft.Storage.Backups;
using Weft.Vault;

namespace Weft.Visits;

/// <summary>A member who becomes a visitor of one thing: what they read, and what nobody can make of it.</summary>
public class MemberBecomesVisitorTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Two_make_a_member_a_visitor_who_reads_one_thing_as_it_is_and_nothing_else(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, note) = await Drifter.Beside(site, shelf);
        var other = (await Circle.Write(facilitator, space, "Minutes", "Who said what.")).Path;
        await Drifter.Propose(facilitator, space);
        Assert.Contains("Somebody is to have less part in this space", (await second.Open(space)).Text, StringComparison.Ordinal);
        await second.Open(space + "/people");
        Assert.Contains($"Łucja of the Oven proposes that they stay for one thing only: that they read “{Drifter.Reads}” until 2 June 2026, and nothing else here.", second.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.Open(other)).Status);

        await Circle.Do(second, space, Drifter.Name, Drifter.Agree);

        foreach (var shut in (string[])[space, space + "/people", space + "/log", other, note])
            Assert.Equal(HttpStatusCode.NotFound, (await member.Open(shut)).Status);
        Assert.Contains(Drifter.Reads, (await member.Open("/spaces")).Text, StringComparison.Ordinal);
        Assert.Contains("The cell had no window.", (await member.Open(Lawyer.At(space))).Text, StringComparison.Ordinal);
        Assert.Contains($"Łucja of the Oven of {Circle.Name} lets you read this until 2 June 2026", member.Text, StringComparison.Ordinal);
        Assert.Contains("Siôn visitor until 2 June 2026", (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.Contains("Siôn is a visitor now.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
        Assert.Contains("A new key began.", facilitator.Text, StringComparison.Ordinal);
        Assert.Equal(2, await Count(shelf, "select count(*) from card where kind = 'member'"));
        Assert.Equal(2, await Count(shelf, "select count(*) from space_key"));
        Assert.All(await Checkup.Look(shelf.Database), finding => Assert.True(finding.IsRight, finding.What.ToString()));
        // Nothing is left with which their passphrase would open the space as it was.
        Assert.Equal((1L, 0L), (await Count(shelf, "select count(*) from visit where was_handed is null and length(kept) > 0"), await Count(shelf, "select count(*) from visit where was_handed is not null")));

        await facilitator.Open(note + "/edit");
        await facilitator.Press("Save the note", ("Text", "It had none on the tenth either."));
        Assert.Contains("It had none on the tenth either.", (await member.Open(Lawyer.At(space))).Text, StringComparison.Ordinal);
        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("update visit set ends_at = '2027-01-01T00:00:00Z'", null, transaction));
        shelf.Clock.Now = Instant.FromUtc(2026, 6, 3, 0, 0);
        Assert.Equal(HttpStatusCode.NotFound, (await (await Settler.SignIn(site, Drifter.Name)).Open(Lawyer.At(space))).Status);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_agrees_themselves_reads_it_at_once_and_still_when_the_key_was_turned_twice(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, _) = await Drifter.Beside(site, shelf);
        var link = await Circle.Invite(facilitator, space);
        await Drifter.Propose(facilitator, space);

        await Circle.Do(member, space, Drifter.Name, Drifter.Agree);
        Assert.Equal((Lawyer.At(space), Drifter.Reads), (member.Path, member.Title));
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(space)).Status);
        Assert.Equal(2, await Count(shelf, "select count(*) from space_key"));
        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);

        await facilitator.Open(space);
        Assert.Equal(Drifter.Reads, (await member.Open(Lawyer.At(space))).Title);
        await (await second.Open(space + "/people")).Press($"Leave {Circle.Name}");
        await facilitator.Open(space);
        Assert.Equal(Drifter.Reads, (await member.Open(Lawyer.At(space))).Title);
        Assert.Equal(3, await Count(shelf, "select epoch from space"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_was_away_while_the_key_was_turned_finds_it_all_the_same(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, _) = await Drifter.Beside(site, shelf);
        foreach (var name in (string[])["Aoife", "Bea"])
        {
            await (await (await Circle.InviteAndJoin(site, facilitator, space, name)).Open(space + "/people")).Press($"Leave {Circle.Name}");
            await facilitator.Open(space);
        }
        await Drifter.Propose(facilitator, space);
        await Circle.Do(second, space, Drifter.Name, Drifter.Agree);
        await (await (await Circle.InviteAndJoin(site, facilitator, space, "Cem")).Open(space + "/people")).Press($"Leave {Circle.Name}");
        await facilitator.Open(space);

        Assert.Equal(Drifter.Reads, (await member.Open(Lawyer.At(space))).Title);
        Assert.Equal(5, await Count(shelf, "select epoch from space"));
        Assert.Equal(Drifter.Reads, (await member.Open(Lawyer.At(space))).Title);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_two_who_agree_at_the_same_moment_one_visit_is_there_and_one_key_begins(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, _) = await Drifter.Beside(site, shelf);
        var third = await Circle.InviteAndJoin(site, facilitator, space, "Bea");
        shelf.Clock.Now += Duration.FromMinutes(1);
        await Drifter.Propose(facilitator, space);

        await Task.WhenAll(Circle.Do(second, space, Drifter.Name, Drifter.Agree), Circle.Do(third, space, Drifter.Name, Drifter.Agree));

        Assert.Equal((1L, 2L), (await Count(shelf, "select count(*) from visit"), await Count(shelf, "select epoch from space")));
        Assert.Equal(Drifter.Reads, (await member.Open(Lawyer.At(space))).Title);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task When_what_was_to_be_read_is_gone_nobody_loses_anything(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, note) = await Drifter.Beside(site, shelf);
        await Drifter.Propose(facilitator, space);
        await (await facilitator.Open(note)).Press("Delete this note");

        await Circle.Do(second, space, Drifter.Name, Drifter.Agree);

        Assert.Contains("What was to be read is not there any more", second.Text, StringComparison.Ordinal);
        Assert.Contains("what is not there any more", second.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.Open(space)).Status);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Nor_when_it_goes_at_the_moment_in_which_somebody_agrees(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, member, note) = await Drifter.Beside(site, shelf);
        await Drifter.Propose(facilitator, space);
        var (id, visitors) = (space["/spaces/".Length..], site.Get<Visitors>());
        var settler = await site.Get<Weft.Accounts.AccountBook>().Open(Settler.Name, Settler.Passphrase, new("test"));
        using var viewer = new Weft.Web.Viewer(settler!.Row.Id, settler.Keys, SessionToken.Random(), half: false);
        using var open = await site.Get<SpaceBook>().Find(viewer, id);
        var seat = open!.Roster.Seats.Single(found => found.Lowering is not null);
        await (await facilitator.Open(note)).Press("Delete this note");

        await Assert.ThrowsAsync<NothingToReadException>(() => site.Get<SpaceBook>().Act(viewer, id, (roster, now) => roster.Leave(seat.Account, now),
            (before, writing) => writing with { Also = [Visitors.Stay(before, seat, seat.Lowering!.Visit!, Drifter.Name, "Łucja", null)] }));

        Assert.Equal(HttpStatusCode.OK, (await member.Open(space)).Status);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_gives_it_back_before_a_member_came_is_gone_and_who_is_paused_reads_it_again_afterwards(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, _) = await Drifter.Beside(site, shelf);
        shelf.Clock.Now += Duration.FromDays(2);
        (facilitator, second, member) = (await Settler.SignIn(site), await Settler.SignIn(site, "Nadia"), await Settler.SignIn(site, Drifter.Name));
        await Drifter.Propose(facilitator, space);
        await Circle.Do(second, space, Drifter.Name, Drifter.Agree);
        shelf.Clock.Now += Duration.FromDays(2);
        facilitator = await Settler.SignIn(site);
        await Circle.Do(facilitator, space, Drifter.Name, "Pause this person");
        member = await Settler.SignIn(site, Drifter.Name);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(Lawyer.At(space))).Status);
        await Circle.Do(facilitator, space, Drifter.Name, "End the pause");
        await facilitator.Open(space);
        Assert.Equal(Drifter.Reads, (await member.Open(Lawyer.At(space))).Title);

        await member.Press("Give it back");
        Assert.Contains("Nothing just now", member.Text, StringComparison.Ordinal);
        await facilitator.Open(space + "/people");
        Assert.DoesNotContain(Drifter.Name, facilitator.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_row_that_somebody_put_in_the_way_is_in_nobodys_way(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, note) = await Drifter.Beside(site, shelf);
        await Drifter.Propose(facilitator, space);
        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("""
            insert into visit (space_id, account, card_id, since, epoch, ends_at, kept, told) select space_id, @account, @card, 1, 1, '2027-01-01T00:00:00Z', handed, handed from space_key where account = @account
            """, new { account = Drifter.Account(facilitator), card = note.Split('/')[^1] }, transaction));

        await Circle.Do(second, space, Drifter.Name, Drifter.Agree);

        Assert.Equal(Drifter.Reads, (await member.Open(Lawyer.At(space))).Title);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task They_become_a_member_again_with_an_invitation_also_before_they_looked(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, note) = await Drifter.Beside(site, shelf);
        await Drifter.Propose(facilitator, space);
        await Circle.Do(second, space, Drifter.Name, Drifter.Agree);
        var link = await Circle.Invite(facilitator, space);

        await (await member.Open(link)).Follow("I have an account here already");
        await member.Press("Take my seat", ("What shall the others call you here?", Drifter.Name));

        Assert.Equal((space, Circle.Name), (member.Path, member.Title));
        Assert.Equal(HttpStatusCode.OK, (await member.Open(note)).Status);
        Assert.Equal(0, await Count(shelf, "select count(*) from visit"));
    }

    private static Task<long> Count(TestShelf shelf, string query) => shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>(query));
}
