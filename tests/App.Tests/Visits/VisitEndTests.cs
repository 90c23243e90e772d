using System.Net;
using Dapper;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Visits;

/// <summary>How reading one thing ends: by time, by either side, or with what was read.</summary>
public class VisitEndTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task When_the_time_is_over_nothing_opens_whatever_anybody_did(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, _) = await Lawyer.Reads(site);
        await facilitator.Open(space);

        shelf.Clock.Now = Instant.FromUtc(2026, 6, 2, 23, 59, 59);
        var lawyer = await Settler.SignIn(site, Lawyer.Name);
        Assert.Equal("Report of the ninth", (await lawyer.Open(Lawyer.At(space))).Title);
        shelf.Clock.Now += Duration.FromSeconds(1);
        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open(Lawyer.At(space))).Status);
        await Write(shelf, "update visit set ends_at = '2027-01-01T00:00:00Z'");
        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open(Lawyer.At(space))).Status);

        facilitator = await Settler.SignIn(site);
        Assert.DoesNotContain(Lawyer.Name, (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        var log = (await facilitator.Open(space + "/log")).Text;
        Assert.Contains("The visit of Ms Okafor ended.", log, StringComparison.Ordinal);
        Assert.DoesNotContain("A new key began.", log, StringComparison.Ordinal);
        Assert.Equal(0, await Count(shelf, "visit"));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Whoever_gives_it_back_reads_nothing_any_more_and_the_seat_goes_with_the_next_page(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space, _, lawyer) = await Lawyer.Reads(site);
        await facilitator.Open(space);

        await lawyer.Open(Lawyer.At(space));
        await lawyer.Press("Give it back");
        Assert.Contains("Nothing just now", lawyer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open(Lawyer.At(space))).Status);

        Assert.DoesNotContain(Lawyer.Name, (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.Contains("Ms Okafor left.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Whoever_comes_and_goes_before_any_member_was_there_stands_in_the_log_all_the_same(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, lawyer) = await Lawyer.Reads(site);

        await lawyer.Open(Lawyer.At(space));
        await lawyer.Press("Give it back");

        var log = (await facilitator.Open(space + "/log")).Text;
        Assert.Contains("An invitation was used.", log, StringComparison.Ordinal);
        Assert.Contains("Ms Okafor left.", log, StringComparison.Ordinal);
        Assert.Equal(0, await Count(shelf, "invitation"));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task When_the_record_is_deleted_the_visit_is_over(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, note, lawyer) = await Lawyer.Reads(site);

        await (await facilitator.Open(note)).Press("Delete this note");

        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open(Lawyer.At(space))).Status);
        Assert.Equal(0, await Count(shelf, "visit"));
        Assert.Contains("The visit of Ms Okafor ended.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_facilitator_makes_a_visit_longer_and_two_end_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, lawyer) = await Lawyer.Reads(site);
        var second = await Circle.InviteAndJoin(site, facilitator, space, "Aoife");
        shelf.Clock.Now += Duration.FromMinutes(10);

        await Circle.Do(facilitator, space, Lawyer.Name, "Let them read it longer");
        Assert.Contains("until 2 July 2026", (await lawyer.Open(Lawyer.At(space))).Text, StringComparison.Ordinal);

        await Circle.Do(facilitator, space, Lawyer.Name, "Pause this person");
        await Circle.Do(facilitator, space, Lawyer.Name, "Propose that they should go");
        await Circle.Do(second, space, Lawyer.Name, "Agree that they should go");
        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open(Lawyer.At(space))).Status);
        Assert.Contains("Nothing just now", (await lawyer.Open("/visits")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await Count(shelf, "visit"));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Whose_account_is_deleted_loses_the_seat(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, lawyer) = await Lawyer.Reads(site);
        Assert.Contains(Lawyer.Name, (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);

        await lawyer.Open("/account/delete");
        await lawyer.Press("Delete my account now", ("Your passphrase, to be sure that it is you", Settler.Passphrase));

        Assert.DoesNotContain("visitor", (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await Count(shelf, "visit"));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task When_the_last_member_leaves_the_space_is_gone_and_nothing_is_left_for_visitors(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, lawyer) = await Lawyer.Reads(site);

        await (await facilitator.Open(space + "/people")).Press($"Leave {Circle.Name}");

        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open(Lawyer.At(space))).Status);
        Assert.Equal(0, await Count(shelf, "space"));
    }

    public static TheoryData<Engine, string> WaysOfEnding()
    {
        var ways = new TheoryData<Engine, string>();
        foreach (var engine in Enum.GetValues<Engine>())
            foreach (var way in (string[])["give it back", "delete the account", "delete the note", "time"])
                ways.Add(engine, way);
        return ways;
    }

    [Theory, MemberData(nameof(WaysOfEnding))]
    public async Task A_visit_that_ends_while_somebody_is_paused_shuts_nobody_out_and_voids_no_invitation(Engine engine, string way)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, note, lawyer) = await Lawyer.Reads(site);
        var (paused, second) = (await Circle.InviteAndJoin(site, facilitator, space, "Siôn"), await Circle.InviteAndJoin(site, facilitator, space, "Aoife"));
        await Circle.Do(facilitator, space, "Siôn", "Pause this person");
        var link = await Circle.Invite(facilitator, space, ("On paper: good for fourteen days", ""));

        if (way == "give it back") await (await lawyer.Open(Lawyer.At(space))).Press("Give it back");
        if (way == "delete the account") await (await lawyer.Open("/account/delete")).Press("Delete my account now", ("Your passphrase, to be sure that it is you", Settler.Passphrase));
        if (way == "delete the note") await (await facilitator.Open(note)).Press("Delete this note");
        if (way == "time")
        {
            await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("update visit set ends_at = '2026-05-20T00:00:00Z'", null, transaction));
            await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("delete from visit where ends_at < '2026-05-21'", null, transaction));
        }

        foreach (var person in (Person[])[second, facilitator, second])
            Assert.Equal(HttpStatusCode.OK, (await person.Open(space)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await Circle.Join(site, link, "Bea")).Open(space)).Status);
        shelf.Clock.Now += Duration.FromDays(8);
        Assert.Equal(HttpStatusCode.OK, (await (await Settler.SignIn(site, "Siôn")).Open(space)).Status);
        Assert.Equal(1, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select epoch from space")));
    }

    private static Task<long> Count(TestShelf shelf, string table) => shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>($"select count(*) from {table}"));

    private static Task Write(TestShelf shelf, string statement) => shelf.Database.Write((connection, transaction) => connection.ExecuteAsync(statement, null, transaction));
}
