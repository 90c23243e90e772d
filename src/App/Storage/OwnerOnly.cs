namespace Weft.Storage;

/// <summary>Files and folders that nobody else on this machine may read, from the first byte.</summary>
internal static class OwnerOnly
{
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        if (!Directory.Exists(path))
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A file without a name: nobody finds it, and its room is free again once it is closed, however the program ends.</summary>
    public static FileStream CreateNameless(string folder)
    {
        var path = Path.Combine(folder, Path.GetRandomFileName());
        var file = Create(path, FileMode.CreateNew);
        File.Delete(path);
        return file;
    }

    public static FileStream Create(string path, FileMode mode)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        return new(path, new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }
}
