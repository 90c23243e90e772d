using Dapper;
using Weft.Fixtures;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>A list opens heads beside each other while more are read.</summary>
public class HeadsTests
{
    private const string Kind = "note";
    private const int Many = 11_007;

    [Theory, ClassData(typeof(Engines))]
    public async Task Thousands_are_listed_each_once_and_as_it_was_written(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var (drawer, space) = await Filled(shelf);
        using var open = space;

        var heads = await drawer.Heads<string>(open, Kind);

        Assert.Equal(Enumerable.Range(0, Many).Select(number => ($"{number:D5}", $"Rota {number} ñ", 1L)), heads.Select(card => (card.Id, card.Head, card.Version)).Order());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_thousands_one_that_was_swapped_or_cut_is_refused_wherever_it_stands(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var (drawer, space) = await Filled(shelf);
        using var open = space;
        foreach (var change in (string[])["update card set head = (select other.head from card other where other.id = '00001') where id = '00002'", "update card set head = substr(head, 1, 100) where id = '11006'"])
        {
            var before = await shelf.Database.Glance(async connection => (await connection.QueryAsync<(string Id, byte[] Head)>("select id, head from card where id in ('00002', '11006')")).AsList());
            await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync(change, null, transaction));

            await Assert.ThrowsAsync<SealBrokenException>(() => drawer.Heads<string>(open, Kind));
            foreach (var (id, head) in before)
                await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("update card set head = @head where id = @id", new { id, head }, transaction));
        }
        Assert.Equal(Many, (await drawer.Heads<string>(open, Kind)).Count);
    }

    private static async Task<(CardDrawer Drawer, OpenSpace Space)> Filled(TestShelf shelf)
    {
        var (drawer, id) = (new CardDrawer(shelf.Database, new(), new(mostMegabytes: 10_000)), Identifier.Random());
        var founded = Space.Found(id, "Letters", SpaceKind.WorkingGroup, "ana", "key", shelf.Clock.Now).Given!.Space;
        var key = SpaceKey.First(id);
        var row = SpaceBook.Sealed(founded, key, 1);
        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("insert into space (id, epoch, version, roster, body) values (@Id, 1, 1, @Roster, @Body)", row, transaction));
        var space = new OpenSpace(new() { Id = id, Epoch = 1, Version = 1 }, [key], founded.Roster, new(), "ana", shelf.Clock.Now);
        await drawer.Add(space, [.. Enumerable.Range(0, Many).Select(number => CardDrawer.Seal(space, Kind, new Card<string, string>($"{number:D5}", 0, $"Rota {number} ñ", "x")))], []);
        return (drawer, space);
    }
}
