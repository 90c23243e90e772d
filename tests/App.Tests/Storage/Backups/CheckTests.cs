using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Weft.FirstRun;
using Weft.Fixtures;

namespace Weft.Storage.Backups;

public class CheckTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task A_Weft_in_use_is_whole(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("north", Groups.Samples.Many(20));
        await Belongings.Live(shelf);

        var (code, said, complained) = await WeftProgram.Run(shelf, "check");

        Assert.Equal((0, ""), (code, complained));
        Assert.Contains("Rows in listing: 20", said, StringComparison.Ordinal);
        // Of two accounts three each, of the space two, the keys that both were handed and kept, the invitation that is open, and what they wrote.
        Assert.True(int.Parse(said.Split("All sealed boxes are well formed: ")[1].Split('\n')[0], CultureInfo.InvariantCulture) > 12, said);
        Assert.All(said.TrimEnd().Split('\n'), line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_page_is_found()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("north", Groups.Samples.Many(200));
        await shelf.Database.Forget();
        var (page, size) = await shelf.Database.Glance(async connection => (
            await connection.ExecuteScalarAsync<long>("select rootpage from sqlite_master where name = 'listing_source'"), await connection.ExecuteScalarAsync<long>("pragma page_size")));
        await shelf.Database.DisposeAsync();
        await using (var file = File.OpenWrite(Path.Combine(shelf.Folder, "weft.db")))
        {
            file.Position = (page - 1) * size;
            file.Write(new byte[64]);
        }

        await AssertWrong(shelf, "SQLite says");
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_row_that_belongs_to_nothing_is_found(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        const string tie = "insert into tie (from_id, to_id, kind, source) values ('nobody', 'nothing', 'works with', 'north')";
        if (engine == Engine.Postgres)
        {
            await shelf.Database.Write((connection, _) => connection.ExecuteAsync($"set local session_replication_role = replica; {tie}"));
        }
        else
        {
            await using var careless = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(shelf.Folder, "weft.db"), ForeignKeys = false, Pooling = false }.ToString());
            await careless.ExecuteAsync(tie);
        }

        await AssertWrong(shelf, "Rows in tie whose row in listing is missing: 1");
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_cannot_be_a_box_is_found(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using (var site = await WeftSite.Start(shelf))
            await Settler.SetUp(site);
        await shelf.Database.Write(async (connection, _) =>
        {
            var body = (await connection.QuerySingleAsync<byte[]>("select body from account"))[..^1];
            return await connection.ExecuteAsync("update account set body = @body", new { body });
        });

        await AssertWrong(shelf, "In account.body there are values that are not sealed boxes: 1");
    }

    [Fact]
    public async Task What_is_not_of_its_columns_kind_is_found()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Database.Write((connection, _) => connection.ExecuteAsync("update shelf set generation = 'many'"));

        await AssertWrong(shelf, "shelf.generation: 1 not integer");
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_missing_table_is_found(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Database.Write((connection, _) => connection.ExecuteAsync("drop table taken_off"));

        var (code, _, complained) = await WeftProgram.Run(shelf, "check");

        Assert.Equal(1, code);
        Assert.Contains("taken_off", complained, StringComparison.Ordinal);
    }

    private static async Task AssertWrong(TestShelf shelf, string why)
    {
        var (code, said, complained) = await WeftProgram.Run(shelf, "check");
        Assert.Equal(1, code);
        Assert.Contains(said.Split('\n'), line => line.StartsWith("wrong", StringComparison.Ordinal) && line.Contains(why, StringComparison.Ordinal));
        Assert.Contains("Something is wrong.", complained, StringComparison.Ordinal);
    }
}
