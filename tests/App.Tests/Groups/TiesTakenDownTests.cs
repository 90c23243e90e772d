using Dapper;
using Weft.Fixtures;
using Weft.Storage;

namespace Weft.Groups;

/// <summary>Ties of before, which nobody had confirmed, are not shown after the upgrade, and the operator is told until a list is published again.</summary>
public class TiesTakenDownTests
{
    private const string Told = "Ties taken off the public pages: 1.";

    [Theory, ClassData(typeof(Engines))]
    public async Task The_upgrade_takes_all_ties_down_says_why_and_a_new_import_brings_confirmed_ones_back(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine == Engine.Postgres ? await PostgresServer.NewDatabase() : null, isStarted: false);
        await shelf.Database.Write(async (connection, _) =>
        {
            await Migrations.Apply(connection, shelf.Database.Dialect, upTo: 16);
            await connection.ExecuteAsync("insert into source (name, allowed_by, allowed_at, checked_on, precision) values ('north', 'us', '2026-01-01T00:00:00Z', '2026-01-01', 'Town')");
            foreach (var id in (string[])["a", "b"])
                await connection.ExecuteAsync("insert into listing (id, source, fingerprint, name, kind, description, place, precision, causes, specialisms, languages, works_in) values (@id, 'north', '', @id, 'Group', '', '', 'Town', '[]', '[]', '[]', '[]')", new { id });
            return await connection.ExecuteAsync("insert into tie (from_id, to_id, kind, source) values ('a', 'b', '', 'north')");
        });

        await using (var weft = await RunningWeft.Start(shelf))
        {
            Assert.Contains("No ties are shown yet", await weft.Http.GetStringAsync("/graph"), StringComparison.Ordinal);
            Assert.Contains(Told, await weft.Said(), StringComparison.Ordinal);
        }
        await using (var weft = await RunningWeft.Start(shelf))
            Assert.Contains(Told, await weft.Said(), StringComparison.Ordinal);

        await shelf.Publish("north", [new() { Id = "1", Name = "Bread Oven" }, new() { Id = "2", Name = "Slow Post" }], [new("1", "2", "lends", Confirmed: true)]);
        Assert.Single((await shelf.Store.All()).Ties);
        await using (var weft = await RunningWeft.Start(shelf))
            Assert.DoesNotContain(Told, await weft.Said(), StringComparison.Ordinal);
    }
}
