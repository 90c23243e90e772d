using System.Net;
using Dapper;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Vault;

namespace Weft.Spaces;

/// <summary>What somebody can do who can write to the database and has no key: destroy, but not show a member a space of their own making.</summary>
public class KeyRingTests
{
    private const string Refused = "Something here was changed";

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_space_of_a_forgers_making_under_the_address_of_a_real_one_does_not_open(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        using var forged = SpaceKey.First(IdOf(space));
        await Put(shelf, forged);

        await person.Open(space);

        Assert.Equal(HttpStatusCode.InternalServerError, person.Status);
        Assert.Equal(Refused, person.Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_newer_epoch_that_does_not_come_from_the_known_one_does_not_open(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        using var first = SpaceKey.First(IdOf(space));
        var (second, previous) = first.Turn();
        using (second) await Put(shelf, second, previous);

        Assert.Equal(Refused, (await person.Open(space)).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task An_epoch_that_is_over_is_not_believed_again(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        var before = await Copy(shelf);
        var leaving = await Circle.InviteAndJoin(site, person, space, "Siôn");
        await (await leaving.Open(space + "/people")).Press($"Leave {Circle.Name}");
        Assert.Equal(HttpStatusCode.OK, (await person.Open(space)).Status);

        await Write(shelf, "delete from space_epoch; update space set epoch = @Epoch, version = @Version, roster = @Roster, body = @Body; update space_key set epoch = @Epoch, handed = @Handed", before);

        Assert.Equal(Refused, (await person.Open(space)).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_space_that_somebody_never_joined_is_not_theirs_whoever_hands_them_its_key(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, _) = await Circle.Make(site);
        using var forged = SpaceKey.First(Identifier.Random());
        await Put(shelf, forged);

        Assert.Equal(HttpStatusCode.NotFound, (await person.Open($"/spaces/{forged.Space}")).Status);
        await person.Open("/spaces");
        Assert.Contains(Circle.Name, person.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Forged", person.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Without_the_ring_nothing_opens_and_a_ring_of_before_does_not_either(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        var ring = await shelf.Database.Glance(connection => connection.QuerySingleAsync<KeyRingRow>("select account, version, ring from key_ring"));
        await Write(shelf, "delete from key_ring", new { });
        Assert.Equal(HttpStatusCode.NotFound, (await person.Open(space)).Status);

        await Write(shelf, "insert into key_ring (account, version, ring) values (@Account, @Version, @Ring)", ring with { Version = ring.Version + 1 });
        Assert.Equal(Refused, (await person.Open(space)).Title);

        await Write(shelf, "update key_ring set version = @Version", ring);
        Assert.Equal(HttpStatusCode.OK, (await person.Open(space)).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_leaves_forgets_the_space_and_who_comes_back_knows_its_key_again(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await (await member.Open(space + "/people")).Press($"Leave {Circle.Name}");
        await facilitator.Open(space);
        var link = await Circle.Invite(facilitator, space);

        await member.Open(link + "/here");
        await member.Press("Take my seat", ("What shall the others call you here?", "Siôn again"));

        Assert.Equal(space, member.Path);
        Assert.Equal(HttpStatusCode.OK, member.Status);
    }

    [Fact]
    public async Task A_session_that_is_given_another_account_or_freed_of_its_second_factor_is_nobodys()
    {
        await using var shelf = await TestShelf.Open(Engine.Postgres);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, person, space, "Siôn");

        await Write(shelf, "update session set account = (select max(other.account) from session other where other.account <> session.account)", new { });
        Assert.Equal("Sign in", (await person.Open("/account")).Title);

        var again = await Settler.SignIn(site);
        await Write(shelf, "update session set half = not half", new { });
        Assert.Equal("Sign in", (await again.Open("/account")).Title);
    }

    private static string IdOf(string space) => space["/spaces/".Length..];

    /// <summary>Puts a space into the database as somebody would who knows everything but the keys.</summary>
    private static async Task Put(TestShelf shelf, SpaceKey key, byte[]? previous = null)
    {
        var account = await shelf.Database.Glance(connection => connection.QuerySingleAsync<Accounts.AccountRow>("select id, public_key from account"));
        var publicKey = new PublicKey(account.PublicKey);
        Assert.True(Space.Found(key.Space, "Forged", SpaceKind.WorkingGroup, account.Id, publicKey.ToString(), shelf.Clock.Now).Try(out var founded, out _));
        var row = SpaceBook.Sealed(founded.Space, key, version: 7);
        var values = new { row.Id, row.Epoch, row.Version, row.Roster, row.Body, Account = account.Id, Handed = key.HandTo(publicKey), Before = row.Epoch - 1, Previous = previous ?? [] };
        await Write(shelf, """
            insert into space (id, epoch, version, roster, body) values (@Id, @Epoch, @Version, @Roster, @Body)
            on conflict (id) do update set epoch = excluded.epoch, version = excluded.version, roster = excluded.roster, body = excluded.body;
            insert into space_key (space_id, account, epoch, handed) values (@Id, @Account, @Epoch, @Handed)
            on conflict (space_id, account) do update set epoch = excluded.epoch, handed = excluded.handed
            """, values);
        if (previous is not null) await Write(shelf, "insert into space_epoch (space_id, epoch, previous) values (@Id, @Epoch, @Previous)", values);
    }

    private sealed class Stored
    {
        public long Epoch { get; init; }
        public long Version { get; init; }
        public byte[] Roster { get; init; } = [];
        public byte[] Body { get; init; } = [];
        public byte[] Handed { get; init; } = [];
    }

    private static Task<Stored> Copy(TestShelf shelf) => shelf.Database.Glance(connection => connection.QuerySingleAsync<Stored>(
        "select space.epoch, space.version, roster, body, handed from space join space_key on space_key.space_id = space.id"));

    private static Task Write(TestShelf shelf, string statements, object values) =>
        shelf.Database.Write((connection, transaction) => connection.ExecuteAsync(statements, values, transaction));
}
