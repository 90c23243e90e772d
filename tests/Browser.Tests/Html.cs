using System.Diagnostics;

namespace Weft;

/// <summary>The validator of HTML that the project's packages bring.</summary>
public static class Html
{
    public static async Task IsValid(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, "node_modules/html-validate/bin/html-validate.mjs"),
            "--config", Path.Combine(Repository.Root, "assets/html-validate.json"), "--formatter", "text", folder + "/*.html"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var said = await output + await errors;
        Assert.True(process.ExitCode == 0, said);
    }
}
