namespace Weft.Storage;

/// <summary>Files and folders that nobody else on this machine may read, from the first byte.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        if (!Directory.Exists(path))
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public static bool IsOpenToOthers(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~ForOwner & ~UnixFileMode.UserExecute) != UnixFileMode.None;

    /// <summary>A file without a name: nobody finds it, and its room is free again once it is closed, however the program ends.</summary>
    public static FileStream CreateNameless(string folder)
    {
        var path = Path.Combine(folder, Path.GetRandomFileName());
        var file = Create(path, FileMode.CreateNew);
        File.Delete(path);
        return file;
    }

    /// <summary>
    /// Writes a file that replaces what had its name once it is whole and on the disk. Until then it is called .new; whoever writes the same
    /// one at the same time is refused.
    /// </summary>
    public static async Task<T> Replace<T>(string path, Func<Stream, Task<T>> write)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        var draft = path + ".new";
        await using var file = Create(draft, FileMode.OpenOrCreate, FileShare.None);
        try
        {
            // One that was left behind may be somebody else's to read.
            File.SetUnixFileMode(file.SafeFileHandle, ForOwner);
            file.SetLength(0);
            var written = await write(file);
            file.Flush(flushToDisk: true);
            File.Move(draft, path, overwrite: true);
            return written;
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    public static FileStream Create(string path, FileMode mode, FileShare share = FileShare.ReadWrite)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        return new(path, new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
            UnixCreateMode = ForOwner,
        });
    }
}
