using System.Net;
using Dapper;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Storage.Backups;

/// <summary>Spaces that nobody can open are found without any key, and brought back as far as that can be done.</summary>
public class RepairTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task A_lost_space_is_found_copied_and_brought_back_and_the_members_take_their_seats_again(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        await Circle.Write(facilitator, space, "Keys", "under the mat");
        var (member, outsider) = (await Circle.InviteAndJoin(site, facilitator, space, "Siôn"), await Circle.InviteAndJoin(site, facilitator, space, "Aoife"));
        await LoseKey(shelf, () => Leave(outsider, facilitator, space));
        foreach (var person in (Person[])[facilitator, member])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await person.Open(space)).Status);
            Assert.Contains("One of your spaces does not open", (await person.Open("/spaces")).Text, StringComparison.Ordinal);
        }
        Assert.Contains("One press signs you out, at once, and nobody else", (await member.Open("/raided")).Text, StringComparison.Ordinal);

        var (code, said, complained) = await WeftProgram.Run(shelf, "check");
        Assert.Equal(1, code);
        Assert.Contains("Spaces that nobody can open, because nobody holds their newest key: " + space["/spaces/".Length..], said, StringComparison.Ordinal);
        Assert.Contains("weft repair brings these spaces back", complained, StringComparison.Ordinal);
        (code, said, _) = await WeftProgram.Run(shelf, "repair");
        Assert.Equal(0, code);
        Assert.Contains("2 members can open it again", said, StringComparison.Ordinal);
        Assert.Contains("Nothing that was written was lost.", said, StringComparison.Ordinal);
        Assert.Equal(0, (await WeftProgram.Run(shelf, "check")).Code);
        Assert.Contains("Nothing was changed", (await WeftProgram.Run(shelf, "repair")).Said, StringComparison.Ordinal);

        // The copy is a Weft as it was before.
        var copy = Directory.GetDirectories(shelf.Folder, "before-repair-*").Single();
        await using (var before = Database.OpenThere(null, copy))
            Assert.Equal(2, await before.Glance(connection => connection.ExecuteScalarAsync<long>("select epoch from space")));

        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Open(space)).Status);
        Assert.Equal("2026-05-20", (await member.Open(space)).Title);
        Assert.Contains("Keys", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        Assert.Contains("Nobody facilitates this space", facilitator.Text, StringComparison.Ordinal);
        Assert.Contains("Siôn opened this space after it was lost and repaired.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
        await Circle.Do(facilitator, space, "Łucja of the Oven", "Propose yourself as facilitator");
        await Circle.Do(member, space, "Łucja of the Oven", "Say yes to that");
        await facilitator.Open(space + "/name");
        await facilitator.Press("Save the name", ("Name of the space", Circle.Name));
        Assert.Equal(Circle.Name, (await member.Open(space)).Title);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Open(space)).Status);

        Assert.Contains("so the key stays the same", (await member.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed with a new key", member.Text, StringComparison.Ordinal);

        // Once the others have had their time, the key is turned that somebody had who left.
        shelf.Clock.Now += Restoring.Open;
        facilitator = await Settler.SignIn(site);
        Assert.Contains("Keys", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        Assert.Contains("sealed with a new key", (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select epoch from space")));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_was_sealed_with_the_lost_key_is_said_to_be_lost_and_shuts_nothing(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        await Circle.Write(facilitator, space, "Keys", "under the mat");
        var outsider = await Circle.InviteAndJoin(site, facilitator, space, "Aoife");
        await LoseKey(shelf, async () =>
        {
            await Leave(outsider, facilitator, space);
            await Circle.Write(facilitator, space, "After", "the key began");
        });

        var (_, said, _) = await WeftProgram.Run(shelf, "repair");

        Assert.Contains("Also lost, because it was sealed with the key that nobody holds: 1 records, 0 lines of the log.", said, StringComparison.Ordinal);
        Assert.Contains("Keys", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("After", facilitator.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_leaves_a_restored_space_first_takes_it_from_nobody(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        await Circle.Write(facilitator, space, "Keys", "under the mat");
        var (member, outsider) = (await Circle.InviteAndJoin(site, facilitator, space, "Siôn"), await Circle.InviteAndJoin(site, facilitator, space, "Aoife"));
        await LoseKey(shelf, () => Leave(outsider, facilitator, space));
        Assert.Equal(0, (await WeftProgram.Run(shelf, "repair")).Code);

        await (await facilitator.Open("/account/delete")).Press("Delete my account now", ("Your passphrase, to be sure that it is you", Settler.Passphrase));

        Assert.Contains("Keys", (await member.Open(space)).Text, StringComparison.Ordinal);
        await (await member.Open(space + "/people")).Press("Leave 2026-05-20");
        Assert.Equal(0, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from space")));
    }

    private static async Task Leave(Person leaving, Person next, string space)
    {
        await (await leaving.Open(space + "/people")).Press("Leave Court Friends");
        await next.Open(space);
    }

    /// <summary>Lets a new epoch begin, and then puts back the members' keys of before, with all that they had not seen change, as an earlier Weft did.</summary>
    private static async Task LoseKey(TestShelf shelf, Func<Task> turn)
    {
        const string Keys = "select space_id, account, epoch, handed from space_key";
        async Task<IEnumerable<T>> All<T>(string query) => await shelf.Database.Glance(connection => connection.QueryAsync<T>(query));
        var (keys, rings, cards, log) = (await All<KeyRow>(Keys), await All<KeyRingRow>("select account, version, ring from key_ring"),
            await All<Weft.Sealed.CardRow>("select id, kind, epoch, version, head, body from card"), await All<LogRow>("select id, epoch, delete_on, entry from space_log"));
        await turn();
        var still = (await All<KeyRow>(Keys)).Select(key => key.Account).ToHashSet();
        await shelf.Database.Write(async (connection, transaction) =>
        {
            foreach (var key in keys.Where(key => still.Contains(key.Account)))
                await connection.ExecuteAsync("update space_key set epoch = @Epoch, handed = @Handed where space_id = @SpaceId and account = @Account", key, transaction);
            foreach (var ring in rings) await connection.ExecuteAsync("update key_ring set version = @Version, ring = @Ring where account = @Account", ring, transaction);
            foreach (var card in cards) await connection.ExecuteAsync("update card set epoch = @Epoch, version = @Version, head = @Head, body = @Body where id = @Id", card, transaction);
            await connection.ExecuteAsync("delete from space_log", null, transaction);
            foreach (var entry in log)
                await connection.ExecuteAsync("insert into space_log (space_id, id, epoch, delete_on, entry) select id, @Id, @Epoch, @DeleteOn, @Entry from space", entry, transaction);
            return 0;
        });
    }
}
