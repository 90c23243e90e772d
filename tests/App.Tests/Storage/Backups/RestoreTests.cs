using Dapper;
using Weft.Fixtures;
using Weft.Vault;

namespace Weft.Storage.Backups;

public class RestoreTests
{
    private const int PieceLength = 64 * 1024 + 17, FirstPiece = 14 + 1 + 113 + 24;

    [Theory, ClassData(typeof(OneEngine))]
    public async Task There_and_back_through_the_other_engine_nothing_is_lost(Engine engine)
    {
        var other = engine == Engine.Sqlite ? Engine.Postgres : Engine.Sqlite;
        await using var shelf = await TestShelf.Open(engine);
        await using var there = await TestShelf.Open(other);
        await using var back = await TestShelf.Open(engine);
        await Belongings.Fill(shelf);
        await Belongings.Live(shelf);
        var key = await OfflineKey.Make(shelf);

        await key.Restore(await key.BackUp(shelf), there);
        var said = await key.Restore(await key.BackUp(there), back);

        var before = await Belongings.Of(shelf);
        Assert.Equal(before, await Belongings.Of(there));
        Assert.Equal(before, await Belongings.Of(back));
        Assert.Contains("Rows in listing: 64", said, StringComparison.Ordinal);
        Assert.Contains(HostSecretFile.PathFor(back.Folder), said, StringComparison.Ordinal);
        // What refers to something is held to it again.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => there.Database.Write((connection, _) =>
            connection.ExecuteAsync("insert into tie (from_id, to_id, kind, source) values ('1', '2', '', ''); select 1 from tie")));
    }

    [Fact]
    public async Task Each_of_two_keys_opens_it_and_no_third_one()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var restored = await TestShelf.Open(Engine.Sqlite);
        await using var again = await TestShelf.Open(Engine.Sqlite);
        await Belongings.Fill(shelf);
        var (one, two, third) = (await OfflineKey.Make(shelf, "one"), await OfflineKey.Make(shelf, "two"), await OfflineKey.Make(shelf, "three"));
        var file = OfflineKey.Beside(shelf, "weft.backup");
        Assert.Equal(0, (await WeftProgram.Run(shelf, "backup", "--to", file, "--for", $"{one.Public},{two.Public}")).Code);

        Assert.Contains("was made for another key. Nothing was changed.", await third.FailToRestore(file, restored), StringComparison.Ordinal);
        await one.Restore(file, restored);
        await two.Restore(file, again);

        Assert.Equal(await Belongings.Of(shelf), await Belongings.Of(restored));
        Assert.Equal(await Belongings.Of(shelf), await Belongings.Of(again));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_breaks_off_or_was_changed_is_refused_and_nothing_is_changed(Engine engine)
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var restored = await TestShelf.Open(engine);
        await Belongings.Fill(shelf);
        var key = await OfflineKey.Make(shelf);
        var whole = await File.ReadAllBytesAsync(await key.BackUp(shelf));
        var before = await Belongings.Of(restored);
        Assert.True(whole.Length > FirstPiece + 3 * PieceLength);

        var broken = new List<byte[]>();
        foreach (var border in (int[])[0, 14, 15, 15 + 113, FirstPiece, .. Enumerable.Range(1, (whole.Length - FirstPiece) / PieceLength).Select(piece => FirstPiece + piece * PieceLength), whole.Length - 1])
            broken.Add(whole[..border]);
        foreach (var place in (int[])[3, 14, 15, 60, 15 + 113, FirstPiece, FirstPiece + PieceLength + 100, FirstPiece + 2 * PieceLength - 1, whole.Length - 1])
        {
            var flipped = whole.ToArray();
            flipped[place] ^= 1;
            broken.Add(flipped);
        }
        broken.Add([.. whole, 0]);
        broken.Add([.. whole[..FirstPiece], .. whole[(FirstPiece + PieceLength)..(FirstPiece + 2 * PieceLength)], .. whole[FirstPiece..(FirstPiece + PieceLength)], .. whole[(FirstPiece + 2 * PieceLength)..]]);
        var file = OfflineKey.Beside(shelf, "broken");
        foreach (var bytes in broken)
        {
            await File.WriteAllBytesAsync(file, bytes);
            Assert.EndsWith("Nothing was changed.", await key.FailToRestore(file, restored), StringComparison.Ordinal);
        }

        Assert.Equal(before, await Belongings.Of(restored));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Killed_in_the_middle_it_leaves_an_empty_Weft_into_which_it_can_be_restored(Engine engine)
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var restored = await TestShelf.Open(engine);
        await Belongings.Fill(shelf);
        await Belongings.AddLargeAccounts(shelf, 40, 200_000);
        var key = await OfflineKey.Make(shelf);
        var file = await key.BackUp(shelf);
        var (whole, before) = (await File.ReadAllBytesAsync(file), await Belongings.Of(restored));

        using (var program = WeftProgram.Begin(restored, "restore", "-", "--key", key.File))
        {
            // All but what fits into the pipe was read when this returns.
            await program.StandardInput.BaseStream.WriteAsync(whole.AsMemory(0, whole.Length / 2));
            await program.StandardInput.BaseStream.FlushAsync();
            program.Kill();
            await program.WaitForExitAsync();
            Assert.NotEqual(0, program.ExitCode);
        }

        Assert.Equal(before, await Belongings.Of(restored));
        await key.Restore(file, restored);
        Assert.Equal(await Belongings.Of(shelf), await Belongings.Of(restored));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_Weft_in_which_there_is_something_is_left_alone(Engine engine)
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var other = await TestShelf.Open(engine);
        var key = await OfflineKey.Make(shelf);
        await Belongings.Fill(shelf);
        var file = await key.BackUp(shelf);
        await Belongings.AddAccount(other, "somebody", 1, []);
        var before = await Belongings.Of(other);

        Assert.Contains("This Weft is not empty", await key.FailToRestore(file, other), StringComparison.Ordinal);

        Assert.Equal(before, await Belongings.Of(other));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_older_backup_is_brought_up_to_date_where_no_Weft_was_ever_started(Engine engine)
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var key = await OfflineKey.Make(shelf);
        var (old, file) = (OfflineKey.Beside(shelf, "old"), OfflineKey.Beside(shelf, "old.backup"));
        await using (var before = Database.Open(null, old))
        {
            await before.Write(async (connection, _) =>
            {
                await Migrations.Apply(connection, before.Dialect, upTo: 2);
                return await connection.ExecuteAsync("insert into source (name, allowed_by, allowed_at, checked_on, precision) values ('north', '', '', '', '')");
            });
        }
        Assert.Equal(0, (await WeftProgram.Run("backup", "--to", file, "--for", key.Public, "--data", old)).Code);

        Assert.Contains("made by an older Weft", await key.FailToRestore(file, shelf), StringComparison.Ordinal);
        var connection = engine == Engine.Postgres ? await PostgresServer.NewDatabase() : null;
        string[] target = ["--data", OfflineKey.Beside(shelf, "new"), .. connection is null ? (string[])[] : ["--database", connection]];
        Assert.Equal(0, (await WeftProgram.Run(["restore", file, "--key", key.File, .. target])).Code);

        var (code, said, _) = await WeftProgram.Run(["check", .. target]);
        Assert.Equal(0, code);
        Assert.Contains($"migration {Migrations.Newest})", said, StringComparison.Ordinal);
        Assert.Contains("Rows in source: 1", said, StringComparison.Ordinal);
        Assert.Contains("Rows in account: 0", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_well_sealed_and_is_no_backup_is_refused_and_nothing_is_changed()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var key = await OfflineKey.Make(shelf);
        var before = await Belongings.Of(shelf);
        var table = new Table("shelf", [new("id", ColumnKind.Integer), new("generation", ColumnKind.Integer)]);

        await Refused("is damaged", _ => { });
        await Refused("is damaged", to => to.Write("weft backup 2\n"u8));
        await Refused("newer Weft", to => new BackupWriter(to).Begin(Migrations.Newest + 1));
        await Refused("is damaged", to =>
        {
            var writer = new BackupWriter(to);
            writer.Begin(Migrations.Newest);
            writer.Finish([]);
        });
        await Refused("is damaged", to =>
        {
            var writer = new BackupWriter(to);
            writer.Begin(Migrations.Newest);
            writer.BeginTable(table with { Name = "shelf\" where 1 = 1 --" });
            writer.EndTable();
            writer.Finish([]);
        });
        await Refused("is damaged", to =>
        {
            new BackupWriter(to).Begin(Migrations.Newest);
            // A table whose name is said to be as long as everything there is.
            to.Write([BackupWriter.More, 0xff, 0xff, 0xff, 0xff, 0x07]);
        });

        Assert.Equal(before, await Belongings.Of(shelf));

        async Task Refused(string why, Action<Stream> write)
        {
            var file = OfflineKey.Beside(shelf, "forged");
            await using (var stream = File.Create(file))
            await using (var sealing = new SealingStream(stream, [PublicKey.Parse(key.Public)!]))
            {
                write(sealing);
                sealing.Complete();
            }
            Assert.Contains(why, await key.FailToRestore(file, shelf), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mistyped_key_names_its_group()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var key = await OfflineKey.Make(shelf);
        var file = await key.BackUp(shelf);
        var lines = await File.ReadAllLinesAsync(key.File);
        var first = lines.First(line => line.Length > 0 && line[0] != '#').Split(' ');
        first[2] = first[2][..4] + (first[2][4] == '0' ? '1' : '0');
        await File.WriteAllTextAsync(key.File, string.Join(' ', first) + "\n" + string.Join('\n', lines[^2..]));

        Assert.Contains("check group 3", await key.FailToRestore(file, shelf), StringComparison.Ordinal);
        await File.WriteAllTextAsync(key.File, "nonsense");
        Assert.Contains("thirteen groups", await key.FailToRestore(file, shelf), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_hundred_megabytes_pass_through_a_memory_of_half_as_much(Engine engine)
    {
        const int megabytes = 48;
        await using var shelf = await TestShelf.Open(engine);
        await using var restored = await TestShelf.Open(engine);
        await Belongings.AddLargeAccounts(shelf, 400, 250_000);
        var key = await OfflineKey.Make(shelf);
        var file = OfflineKey.Beside(shelf, "weft.backup");

        var (code, _, complained) = await WeftProgram.RunWithin(megabytes, shelf, "backup", "--to", file, "--for", key.Public);
        Assert.Equal((0, ""), (code, complained));
        Assert.True(new FileInfo(file).Length > 2 * (megabytes << 20));
        (code, _, complained) = await WeftProgram.RunWithin(megabytes, restored, "restore", file, "--key", key.File);
        Assert.Equal((0, ""), (code, complained));

        Assert.Equal(400, await restored.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from account")));
    }
}
