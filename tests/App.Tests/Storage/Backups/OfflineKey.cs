using Weft.Fixtures;

namespace Weft.Storage.Backups;

/// <summary>A key pair that `weft backup-key` made, and what is done with it.</summary>
public sealed class OfflineKey
{
    private OfflineKey(string file, string publicKey) => (File, Public) = (file, publicKey);

    public string File { get; }
    public string Public { get; }

    public static async Task<OfflineKey> Make(TestShelf shelf, string name = "offline.key")
    {
        var file = Beside(shelf, name);
        var (code, said, complained) = await WeftProgram.Run("backup-key", "--to", file);
        Assert.Equal((0, ""), (code, complained));
        return new(file, said.Split('\n')[0]);
    }

    /// <summary>Backs a shelf up to a file.</summary>
    public async Task<string> BackUp(TestShelf shelf, string name = "weft.backup")
    {
        var file = Beside(shelf, name);
        var (code, said, complained) = await WeftProgram.Run(shelf, "backup", "--to", file, "--for", Public);
        Assert.Equal((0, ""), (code, complained));
        Assert.StartsWith("Backed up: ", said, StringComparison.Ordinal);
        return file;
    }

    public async Task<string> Restore(string file, TestShelf to)
    {
        var (code, said, complained) = await WeftProgram.Run(to, "restore", file, "--key", File);
        Assert.Equal((0, ""), (code, complained));
        return said;
    }

    /// <returns>The one line that says why.</returns>
    public async Task<string> FailToRestore(string file, TestShelf to)
    {
        var (code, said, complained) = await WeftProgram.Run(to, "restore", file, "--key", File);
        Assert.Equal((1, ""), (code, said));
        return Assert.Single(complained.TrimEnd().Split('\n'));
    }

    public static string Beside(TestShelf shelf, string name) => Path.Combine(Path.GetDirectoryName(shelf.Folder)!, name);
}
