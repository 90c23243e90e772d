using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>Where the sources and the trial data lie.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of the trial data beside the project.</summary>
    public static string SharedData(params string[] path)
    {
        var full = Path.GetFullPath(Path.Combine([Root, "..", "shared", "data", .. path]));
        return Path.Exists(full) ? full : throw new FileNotFoundException($"The trial data is missing: {full}");
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
