using System.Diagnostics;
using System.Globalization;

namespace Weft.Fixtures;

/// <summary>The built program itself, on a machine that is set to English. With --long every command has a process of its own.</summary>
public static class WeftProgram
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "weft");

    /// <summary>Its temporary files lie beside the shelf, where a thief of the disk looks.</summary>
    public static Process Begin(TestShelf shelf, params string[] arguments) =>
        Begin([.. arguments, .. shelf.Arguments], "C.UTF-8", temporary: Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(shelf.Folder)!, "temporary")).FullName);

    public static Task<(int Code, string Said, string Complained)> Run(TestShelf shelf, params string[] arguments) => Run([.. arguments, .. shelf.Arguments]);

    public static Task<(int Code, string Said, string Complained)> Run(params string[] arguments) =>
        LongRun.IsOn ? RunIn("C.UTF-8", arguments) : CommandHere.Run(arguments);

    /// <summary>In a process of its own in any case.</summary>
    public static Task<(int Code, string Said, string Complained)> RunAlone(TestShelf shelf, params string[] arguments) => End(Begin(shelf, arguments));

    /// <param name="megabytes">How much its objects may take together; it ends when they need more.</param>
    public static Task<(int Code, string Said, string Complained)> RunWithin(int megabytes, TestShelf shelf, params string[] arguments) =>
        End(Begin([.. arguments, .. shelf.Arguments], "C.UTF-8", heap: (megabytes << 20).ToString("X", CultureInfo.InvariantCulture)));

    /// <param name="keys">What WEFT_BACKUP_KEYS says.</param>
    public static Task<(int Code, string Said, string Complained)> RunWithKeys(string keys, TestShelf shelf, params string[] arguments) =>
        End(Begin([.. arguments, .. shelf.Arguments], "C.UTF-8", keys: keys));

    /// <param name="locale">What LC_ALL says.</param>
    public static Task<(int Code, string Said, string Complained)> RunIn(string locale, params string[] arguments) => End(Begin(arguments, locale));

    /// <param name="home">What HOME says.</param>
    public static Process BeginAt(string home, params string[] arguments) => Begin(arguments, "C.UTF-8", home);

    /// <param name="secret">What WEFT_HOST_SECRET says.</param>
    public static Process BeginWithSecret(string secret, params string[] arguments) => Begin(arguments, "C.UTF-8", secret: secret);

    private static Process Begin(string[] arguments, string locale, string? home = null, string? heap = null, string? keys = null, string? secret = null, string? temporary = null)
    {
        Assert.True(File.Exists(Program), $"The program is not built: {Program}");
        return Process.Start(new ProcessStartInfo(Program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = locale, ["HOME"] = home ?? Environment.GetEnvironmentVariable("HOME"), ["DOTNET_GCHeapHardLimit"] = heap, ["DOTNET_GCgen0size"] = null, ["WEFT_BACKUP_KEYS"] = keys, ["WEFT_HOST_SECRET"] = secret,
                // The runtime's own pipes for debuggers would lie there, too, and who reads such a file waits for ever.
                ["TMPDIR"] = temporary ?? Environment.GetEnvironmentVariable("TMPDIR"), ["DOTNET_EnableDiagnostics"] = temporary is null ? null : "0" },
        })!;
    }

    private static async Task<(int, string, string)> End(Process process)
    {
        using (process)
        {
            var said = process.StandardOutput.ReadToEndAsync();
            var complained = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await said, await complained);
        }
    }
}
