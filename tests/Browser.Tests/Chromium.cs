using Microsoft.Playwright;

namespace Weft;

/// <summary>The one Chromium that all tests look with. It ends when they do.</summary>
public static class Chromium
{
    // The one without windows needs half the time of the other; either will do.
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private static readonly Lazy<Task<IBrowser>> Started = new(Start);

    public static Task<IBrowser> Browser => Started.Value;

    private static async Task<IBrowser> Start()
    {
        var program = Programs.FirstOrDefault(File.Exists);
        Assert.True(program is not null, "Chromium is missing: install the package chromium-headless-shell.");
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // By itself it starts a process for each page, which takes longer than to show the page.
                "--disable-site-isolation-trials", "--renderer-process-limit=2", "--in-process-gpu"],
        });
    }
}
