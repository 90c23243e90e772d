using System.Diagnostics;
using System.Text.Json;

namespace Weft;

/// <summary>The validator of HTML that the project's packages bring: one for the whole run, since to start it takes longer than to judge.</summary>
public static class Html
{
    private static readonly SemaphoreSlim One = new(1, 1);
    private static readonly Lazy<Process> Validator = new(() => Process.Start(new ProcessStartInfo("node",
        [Path.Combine(Repository.Root, "tests/Browser.Tests/html-validate.mjs"), Path.Combine(Repository.Root, "assets/html-validate.json")])
    {
        UseShellExecute = false,
        // It ends when its input does.
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!);

    public static async Task IsValid(string folder)
    {
        await One.WaitAsync();
        try
        {
            await Validator.Value.StandardInput.WriteLineAsync(folder);
            var said = await Validator.Value.StandardOutput.ReadLineAsync();
            Assert.True(said is not null, "The validator ended.");
            Assert.Equal("", JsonSerializer.Deserialize<string>(said));
        }
        finally
        {
            One.Release();
        }
    }
}
