using System.Net;
using Dapper;
using Weft.Fixtures;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Visits;

/// <summary>What somebody can do about visits who can write to the database and has no key: destroy, but neither read nor show anybody something of their own.</summary>
public class ForgedVisitTests
{
    private const string Changed = "Something here was changed";

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_visit_that_is_written_down_for_another_account_opens_nothing_for_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, _) = await Lawyer.Reads(site);
        await facilitator.Open(space);
        var thief = await Stranger(site, facilitator, space);

        await Write(shelf, "update visit set account = @thief", new { thief = await AccountOf(shelf, space) });

        Assert.Equal(Changed, (await thief.Open(Lawyer.At(space))).Title);
        Assert.DoesNotContain("Report of the ninth", (await thief.Open("/spaces")).Text, StringComparison.Ordinal);
        // A member's page does not take it for one either, and hands no key over.
        Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(space)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await thief.Open(Lawyer.At(space))).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_visit_that_a_thief_sealed_to_themselves_opens_nothing_and_no_member_gives_it_a_seat(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Report of the ninth", "The cell had no window.")).Path.Split('/')[^1];
        var thief = await Stranger(site, facilitator, space);
        var account = await AccountOf(shelf, space);
        // They know everything but the keys: so they take ones of their own.
        using var mine = SpaceKey.First(IdOf(space));
        using var record = Visitors.KeyOf(mine, note, null);
        var key = new PublicKey((await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<byte[]>("select public_key from account where id = @account", new { account })))!);
        var row = new VisitRow { SpaceId = IdOf(space), Account = account, CardId = note, Since = 1, Epoch = 1, EndsAt = "2027-01-01T00:00:00Z", Kept = record.HandTo(key), Handed = record.HandTo(key) };
        row = row with { Told = Visitors.Tell(record, row, new() { Space = "Court Friends", Until = shelf.Clock.Now + NodaTime.Duration.FromDays(9), Key = record.Fingerprint() }), Called = Visitors.SealCalled(mine, account, "Nobody") };
        await Write(shelf, "insert into visit (space_id, account, card_id, since, epoch, ends_at, kept, handed, told, called) values (@SpaceId, @Account, @CardId, @Since, @Epoch, @EndsAt, @Kept, @Handed, @Told, @Called)", row);

        Assert.Equal(Changed, (await thief.Open(Lawyer.At(space))).Title);
        var handed = row.Handed;
        Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(space + "/people")).Status);
        Assert.DoesNotContain(await shelf.Database.Glance(connection => connection.QueryAsync<byte[]>("select handed from visit")), box => !box.SequenceEqual(handed));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Whoever_garbles_a_visitors_name_takes_the_name_and_no_page(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, note, _) = await Lawyer.Reads(site);
        await facilitator.Open(space);

        await Write(shelf, "update visit set called = handed", new { });

        foreach (var page in (string[])[space, space + "/people", space + "/log", note, "/held"])
            Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(page)).Status);
        Assert.DoesNotContain(Lawyer.Name, (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_visitor_is_not_shown_a_record_that_a_forger_wrote(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (_, space, note, lawyer) = await Lawyer.Reads(site);
        Assert.Equal("Report of the ninth", (await lawyer.Open(Lawyer.At(space))).Title);
        var id = note.Split('/')[^1];
        using var forged = SpaceKey.First(IdOf(space));
        using var record = Visitors.KeyOf(forged, id, null);
        var key = new PublicKey((await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<byte[]>("select public_key from account join visit on visit.account = account.id")))!);
        await Write(shelf, "update visit set handed = @handed; update card set body = @body where kind = 'note'",
            new { handed = record.HandTo(key), body = forged.Seal("card", id, "note", 1, "body", """{"Shape":1,"Title":"Report of the ninth","Text":"The cell was fine.","By":"","At":"2026-05-20T12:00:00Z"}"""u8) });

        await lawyer.Open(Lawyer.At(space));

        Assert.Equal(Changed, lawyer.Title);
        Assert.DoesNotContain("The cell was fine.", lawyer.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_visit_that_is_turned_to_another_record_gets_no_key_of_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, lawyer) = await Lawyer.Reads(site);
        var other = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path.Split('/')[^1];

        await Write(shelf, "update visit set card_id = @other, handed = null", new { other });
        await facilitator.Open(space);

        await lawyer.Open(Lawyer.At(space));
        Assert.DoesNotContain("under the mat", lawyer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from visit")));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task An_arrival_that_was_written_without_the_code_gets_no_seat(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Report of the ninth", "The cell had no window.")).Path;
        await Lawyer.LetIn(facilitator, note);
        using var guess = SpaceKey.First(IdOf(space));
        var id = (await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<string>("select id from invitation")))!;
        await Write(shelf, "update invitation set account = (select id from account), letter = @letter", new { letter = guess.Seal("invitation", id, "", 1, "letter", """{"Account":"me"}"""u8) });

        Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(space + "/people")).Status);

        Assert.DoesNotContain("visitor until", facilitator.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_member_who_becomes_a_visitor_believes_no_key_that_a_forger_hands_them(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Report of the ninth", "The cell had no window.")).Path.Split('/')[^1];
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        // They know everything but the keys, put the member out by a row, and take keys of their own.
        var account = (await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<string>("select account from space_key where account <> (select id from account where operates)")))!;
        var key = new PublicKey((await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<byte[]>("select public_key from account where id = @account", new { account })))!);
        using var forged = SpaceKey.First(IdOf(space));
        using var record = Visitors.KeyOf(forged, note, null);
        var row = new VisitRow { SpaceId = IdOf(space), Account = account, CardId = note, Since = 1, Epoch = 1, EndsAt = "2027-01-01T00:00:00Z", Handed = record.HandTo(key), WasHanded = forged.HandTo(key) };
        row = row with { Told = Visitors.Tell(record, row, new() { Space = "Court Friends", Until = shelf.Clock.Now + NodaTime.Duration.FromDays(9), Key = record.Fingerprint() }), Called = Visitors.SealCalled(forged, account, "Siôn") };
        await Write(shelf, "delete from space_key where account = @Account; insert into visit (space_id, account, card_id, since, epoch, ends_at, kept, was_handed, handed, told, called) values (@SpaceId, @Account, @CardId, @Since, @Epoch, @EndsAt, @Kept, @WasHanded, @Handed, @Told, @Called)", row);
        await Write(shelf, "update card set body = @body where kind = 'note'", new { body = forged.Seal("card", note, "note", 1, "body", """{"Shape":1,"Title":"Report of the ninth","Text":"The cell was fine.","By":"","At":"2026-05-20T12:00:00Z"}"""u8) });

        Assert.Equal(Changed, (await member.Open(Lawyer.At(space))).Title);
        Assert.Equal(0, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from visit where was_handed is null")));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_member_is_not_turned_into_a_visitor_by_what_a_visitor_was_told(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, _) = await Lawyer.Reads(site);
        await facilitator.Open(space);

        // With their own key, and on their own ring: but what was told is the lawyer's.
        await Write(shelf, "update visit set account = (select account from space_key), was_handed = (select handed from space_key)", new { });

        Assert.Equal(Changed, (await facilitator.Open(Lawyer.At(space))).Title);
        Assert.Equal(1, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from visit where was_handed is not null")));
    }

    /// <summary>Somebody with an account, who has left the space.</summary>
    private static async Task<Person> Stranger(WeftSite site, Person facilitator, string space)
    {
        var person = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await (await person.Open(space + "/people")).Press($"Leave {Circle.Name}");
        await facilitator.Open(space);
        return person;
    }

    /// <summary>The account of the stranger.</summary>
    private static async Task<string> AccountOf(TestShelf shelf, string space) => (await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<string>(
        "select id from account where id not in (select account from space_key where space_id = @Space) and id not in (select account from visit)", new { Space = IdOf(space) })))!;

    private static string IdOf(string space) => space["/spaces/".Length..];

    private static Task Write(TestShelf shelf, string statements, object values) => shelf.Database.Write((connection, transaction) => connection.ExecuteAsync(statements, values, transaction));
}
