using System.Text;
using Dapper;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Vault;

namespace Weft.Storage.Backups;

public class BackupTests
{
    private const string Name = "Qanaria Velt-Ordish";

    [Theory, ClassData(typeof(Engines))]
    public async Task A_backup_is_of_one_moment_whatever_is_written_meanwhile(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await Belongings.Fill(shelf);
        await Belongings.AddLargeAccounts(shelf, 40, 200_000);
        var before = await Belongings.Of(shelf);
        var key = await OfflineKey.Make(shelf);

        // More than fits into the pipe: it waits for us in the middle of the first table.
        using var program = WeftProgram.Begin(shelf, "backup", "--to", "-", "--for", key.Public);
        var file = OfflineKey.Beside(shelf, "weft.backup");
        await using (var kept = File.Create(file))
        {
            var first = new byte[300_000];
            await program.StandardOutput.BaseStream.ReadExactlyAsync(first);
            await kept.WriteAsync(first);
            await Belongings.AddAccount(shelf, "zzz later", 1, []);
            await shelf.Database.Write((connection, _) => connection.ExecuteAsync("delete from tie; delete from listing; update weft set name = 'Later'"));
            await program.StandardOutput.BaseStream.CopyToAsync(kept);
        }
        await program.WaitForExitAsync();
        Assert.Equal(0, program.ExitCode);
        // While it read, what was deleted could not be let go of; so it does that itself.
        if (engine == Engine.Sqlite) Assert.Equal(0, new FileInfo(Path.Combine(shelf.Folder, "weft.db-wal")).Length);

        await using var restored = await TestShelf.Open(engine);
        await key.Restore(file, restored);
        Assert.Equal(before, await Belongings.Of(restored));
        Assert.NotEqual(before, await Belongings.Of(shelf));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Nothing_can_be_read_in_it_and_no_host_secret_or_session_is_in_it_at_all(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await Belongings.Fill(shelf);
        await using var site = await WeftSite.Start(shelf);
        await Settler.SetUp(site, Name);
        var key = await OfflineKey.Make(shelf);

        var file = await key.BackUp(shelf);

        var (bytes, opened) = (await File.ReadAllBytesAsync(file), await OpenedBy(key, file));
        foreach (var word in (string[])[Name, "Kittiwake", "The Long Thread", "weft backup 1", "The northern meeting"])
            Assert.All(WaysToWrite(Encoding.UTF8.GetBytes(word)).Append(Encoding.Unicode.GetBytes(word)), way => Assert.False(Holds(bytes, way), word));
        var secret = (await File.ReadAllTextAsync(HostSecretFile.PathFor(shelf.Folder))).Split(' ', '\n')[1];
        Assert.All(WaysToWrite(Convert.FromBase64String(secret)), way => Assert.False(Holds(opened, way)));
        // The same search finds what is there, and the name of an account is sealed even within.
        Assert.True(Holds(opened, "Kittiwake"u8.ToArray()));
        Assert.False(Holds(opened, Encoding.UTF8.GetBytes(Name)));
        Assert.DoesNotContain("session", Encoding.Latin1.GetString(opened).Replace("sessions_ended", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_its_owner_may_read_it_and_one_that_fails_leaves_the_one_before()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var key = await OfflineKey.Make(shelf);
        var file = await key.BackUp(shelf);
        if (OperatingSystem.IsWindows()) return;
        foreach (var path in (string[])[file, key.File])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        var before = await File.ReadAllBytesAsync(file);

        // SQLite lets anything stand anywhere; what is not of its column's kind could not be restored.
        await shelf.Database.Write((connection, _) => connection.ExecuteAsync("update shelf set generation = 'many'"));
        var (code, _, complained) = await WeftProgram.Run(shelf, "backup", "--to", file, "--for", key.Public);

        Assert.Equal(1, code);
        Assert.Contains("generation", complained, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
        Assert.False(File.Exists(file + ".new"));
    }

    [Fact]
    public async Task Without_a_key_there_is_no_backup_and_it_says_how_to_make_one()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var key = await OfflineKey.Make(shelf);
        var file = OfflineKey.Beside(shelf, "weft.backup");

        var (code, _, complained) = await WeftProgram.Run(shelf, "backup", "--to", file);
        Assert.Equal(2, code);
        Assert.Contains("weft backup-key --to FILE", complained, StringComparison.Ordinal);
        foreach (var wrong in (string[])[key.Public[1..], key.Public + ",x", new('0', 64)])
        {
            (code, _, complained) = await WeftProgram.Run(shelf, "backup", "--to", file, "--for", wrong);
            Assert.Equal(2, code);
            Assert.Contains("is not a public key", complained, StringComparison.Ordinal);
        }
        Assert.False(File.Exists(file));

        Assert.Equal(0, (await WeftProgram.RunWithKeys(key.Public, shelf, "backup", "--to", file)).Code);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task A_key_is_never_overwritten()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var key = await OfflineKey.Make(shelf);
        var before = await File.ReadAllTextAsync(key.File);

        var (code, said, complained) = await WeftProgram.Run("backup-key", "--to", key.File);

        Assert.Equal((1, ""), (code, said));
        Assert.Contains("exists already", complained, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(key.File));
    }

    [Fact]
    public async Task Where_there_is_no_Weft_there_is_nothing_to_back_up_or_to_check()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var key = await OfflineKey.Make(shelf);
        var nowhere = OfflineKey.Beside(shelf, "nowhere");
        var file = OfflineKey.Beside(shelf, "weft.backup");

        foreach (var verb in (string[][])[["backup", "--to", file, "--for", key.Public], ["check"]])
        {
            var (code, said, complained) = await WeftProgram.Run([.. verb, "--data", nowhere]);
            Assert.Equal((1, ""), (code, said));
            Assert.Contains($"There is no Weft in {nowhere}", complained, StringComparison.Ordinal);
            Assert.False(Directory.Exists(nowhere));
        }
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_table_that_is_none_of_ours_is_not_backed_up_in_silence()
    {
        await using var shelf = await TestShelf.Open(Engine.Postgres);
        var key = await OfflineKey.Make(shelf);
        await shelf.Database.Write((connection, _) => connection.ExecuteAsync("create table neighbour (id bigint primary key)"));

        var (code, _, complained) = await WeftProgram.Run(shelf, "backup", "--to", OfflineKey.Beside(shelf, "weft.backup"), "--for", key.Public);

        Assert.Equal(1, code);
        Assert.Contains("neighbour", complained, StringComparison.Ordinal);
    }

    private static async Task<byte[]> OpenedBy(OfflineKey key, string file)
    {
        using var text = File.OpenText(key.File);
        using var opener = BackupKey.Read(text, out _);
        await using var stream = File.OpenRead(file);
        await using var opening = new OpeningStream(stream, opener!.Pair);
        using var opened = new MemoryStream();
        await opening.CopyToAsync(opened);
        return opened.ToArray();
    }

    private static bool Holds(byte[] bytes, byte[] part) => bytes.AsSpan().IndexOf(part) >= 0;

    /// <summary>As they are, as hexadecimal digits, and in Base64 wherever it may begin.</summary>
    private static IEnumerable<byte[]> WaysToWrite(byte[] bytes)
    {
        yield return bytes;
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(bytes));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes));
        for (var shift = 0; shift < 3; shift++)
            yield return Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[shift], .. bytes])[(shift + (shift + 1) / 2)..^4]);
    }
}
