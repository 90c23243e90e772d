using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>Where the sources lie, the look-alikes of real data, and the real data itself.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder that we made up, as awkward as the real data.</summary>
    public static string LookAlike(params string[] path) => Path.Combine([Root, "tests", "App.Tests", "LookAlikes", .. path]);

    /// <summary>
    /// A file or folder of the real data, which does not belong to the repository: it lies in the folder that WEFT_REAL_DATA names, or
    /// else at ../shared/data. Tests that read it carry the trait Data=Real.
    /// </summary>
    public static string RealData(params string[] path)
    {
        var folder = Environment.GetEnvironmentVariable("WEFT_REAL_DATA") is { Length: > 0 } named ? named : "../shared/data";
        var full = Path.GetFullPath(Path.Combine([Root, folder, .. path]));
        return Path.Exists(full) ? full : throw new FileNotFoundException($"The real data is missing: {full}. To leave its tests out: --filter Data!=Real");
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
