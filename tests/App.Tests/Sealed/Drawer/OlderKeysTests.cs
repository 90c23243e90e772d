using Dapper;
using NodaTime;
using Weft.Fixtures;
using Weft.Spaces;
using Weft.Storage;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>After somebody went, what was sealed with keys that they had is moved to a key that they never had.</summary>
public class OlderKeysTests
{
    private const string Kind = "note", Account = "ana";

    [Theory, ClassData(typeof(Engines))]
    public async Task After_a_removal_and_a_few_pages_nothing_lies_under_an_older_key_and_all_can_be_read(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var second = await Circle.InviteAndJoin(site, facilitator, space, "Aoife");
        var removed = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var note = (await Circle.Write(removed, space, "Keys", "under the mat")).Path;
        var task = await Circle.WriteTask(removed, space, "Book the hall", ("I do", ""));
        shelf.Clock.Now += Duration.FromMinutes(10);
        await Circle.Do(facilitator, space, "Siôn", "Pause this person");
        await Circle.Do(facilitator, space, "Siôn", "Propose that they should go");
        await facilitator.Open(note + "/edit");

        await Circle.Do(second, space, "Siôn", "Agree that they should go");
        await second.Open(space);

        Assert.Equal(0, await Older(shelf.Database, "card"));
        Assert.Equal(0, await Older(shelf.Database, "space_log"));
        Assert.Contains("under the mat", (await second.Open(note)).Text, StringComparison.Ordinal);
        Assert.Contains("Free: nobody does this yet.", (await second.Open(task)).Text, StringComparison.Ordinal);
        Assert.Contains("Siôn (not here any more) wrote a note.", (await second.Open(space + "/log")).Text, StringComparison.Ordinal);
        // Who was writing meanwhile is not told that somebody changed it.
        await facilitator.Press("Save the note", ("Text", "with the neighbour"));
        Assert.Contains("with the neighbour", facilitator.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Many_are_moved_some_at_a_time_and_keep_their_versions(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        using var turned = await Turned.With(shelf, OlderKeys.Most * 2 + 1);
        var older = new OlderKeys(shelf.Database);

        foreach (var moved in (int[])[OlderKeys.Most, OlderKeys.Most, 1, 0])
            Assert.Equal(moved, await older.Move(turned.Now));

        Assert.Equal(Enumerable.Range(0, OlderKeys.Most * 2 + 1).Select(number => ($"{number}", 1L)).Order(), (await turned.Read()).Order());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_takes_much_room_is_moved_in_smaller_parts(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        using var turned = await Turned.With(shelf, 5, new string('x', OlderKeys.MostBytes / 2));
        var older = new OlderKeys(shelf.Database);

        foreach (var moved in (int[])[2, 2, 1, 0])
            Assert.Equal(moved, await older.Move(turned.Now));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Two_who_move_and_many_who_write_at_once_lose_nothing(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        using var turned = await Turned.With(shelf, 60);
        var (older, drawer) = (new OlderKeys(shelf.Database), new CardDrawer(shelf.Database, new(), new()));

        await Task.WhenAll([older.Move(turned.Now), older.Move(turned.Now), .. Enumerable.Range(0, 60).Select(Edit)]);
        await older.Move(turned.Now);

        Assert.Equal(0, await Older(shelf.Database, "card"));
        Assert.Equal(Enumerable.Range(0, 60).Select(number => ($"{number}, changed", 2L)).Order(), (await turned.Read()).Order());

        async Task Edit(int number) => Assert.Equal(CardDrawer.Outcome.Saved, await drawer.Put(turned.Now, Kind, new Card<string, string>($"{number:D4}", 1, $"{number}, changed", "x"), null));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Nothing_is_moved_by_who_opened_the_space_before_another_key_began(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        using var turned = await Turned.With(shelf, 3);
        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("update space set epoch = 3, version = version + 1", null, transaction));

        Assert.Equal(0, await new OlderKeys(shelf.Database).Move(turned.Now));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_card_that_was_tampered_with_stays_and_the_others_move(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        using var turned = await Turned.With(shelf, 3);
        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("update card set version = 7 where id = '0001'", null, transaction));

        Assert.Equal(2, await new OlderKeys(shelf.Database).Move(turned.Now));
        Assert.Equal(1, await Older(shelf.Database, "card"));
    }

    private static Task<long> Older(Database database, string table) =>
        database.Glance(connection => connection.ExecuteScalarAsync<long>($"select count(*) from {table} where epoch < (select epoch from space)"));

    /// <summary>A space whose cards were all sealed with the key before the one of now.</summary>
    private sealed class Turned(CardDrawer drawer, OpenSpace now) : IDisposable
    {
        public OpenSpace Now => now;

        public static async Task<Turned> With(TestShelf shelf, int cards, string text = "x")
        {
            var drawer = new CardDrawer(shelf.Database, new(), new());
            var id = Identifier.Random();
            var founded = Space.Found(id, "Letters", SpaceKind.WorkingGroup, Account, "key", shelf.Clock.Now).Given!.Space;
            OpenSpace Open(long epoch, params SpaceKey[] keys) => new(new() { Id = id, Epoch = epoch, Version = epoch }, keys, founded.Roster, new(), Account, shelf.Clock.Now);
            var key = SpaceKey.First(id);
            var row = SpaceBook.Sealed(founded, key, 1);
            await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("insert into space (id, epoch, version, roster, body) values (@Id, 1, 1, @Roster, @Body)", row, transaction));
            var before = Open(1, key);
            for (var number = 0; number < cards; number++)
                await drawer.Put(before, Kind, new Card<string, string>($"{number:D4}", 0, $"{number}", text), null);
            await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("update space set epoch = 2, version = 2", null, transaction));
            return new(drawer, Open(2, key, key.Turn().Next));
        }

        public async Task<IReadOnlyList<(string Head, long Version)>> Read() => [.. (await drawer.Heads<string>(Now, Kind)).Select(card => (card.Head, card.Version))];

        public void Dispose() => now.Dispose();
    }
}
