using System.Diagnostics;
using Microsoft.Playwright;

namespace Weft;

/// <summary>Walks every page as different people meet it: a phone or a projector, light or dark, scripts on or off.</summary>
[Collection(nameof(Site))]
public class EveryPageTests(Site site)
{
    /// <summary>Every page there is; a page that is not here is not looked at.</summary>
    private static readonly string[] Pages =
    [
        "/", "/worksheet", "/groups", "/groups?q=letters&near=Leeds", "/groups?q=nothinglikethis", $"/groups/{Site.SomeGroup}", $"/groups/{Site.SomeGroup}/take-off", "/groups/taken-off",
        "/map", "/map?view=53.7,-1.8,120,90", "/map?view=53.8,-1.6,30,24", "/graph", "/about/data", "/about/source", "/nothing/here",
        "/sign-in", "/sign-in?then=%2Faccount", "/recover", "/signed-out",
    ];

    private static string[] Both => [.. Pages, .. Pages.Select(page => page == "/" ? "/es" : "/es" + page)];

    public static TheoryData<string> Addresses => [.. Both];

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_page_is_usable_by_everyone(string address)
    {
        var scripted = (await site.Http.GetStringOrError(address)).Contains("<script", StringComparison.Ordinal);
        // A page without scripts is the same page when scripts are off.
        foreach (var reader in Reader.All.Where(reader => reader.Scripts || scripted))
            await reader.Meets(site.Browser, site.Address, address, address.EndsWith("/nothing/here", StringComparison.Ordinal) ? 404 : 200,
                page => page.GotoAsync(site.Address + address, new() { WaitUntil = WaitUntilState.Load }));
    }

    [Fact]
    public async Task Every_page_is_valid_HTML()
    {
        var folder = Directory.CreateTempSubdirectory("weft-html-");
        try
        {
            foreach (var address in Both)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, Reader.FileName(address) + ".html"), await site.Http.GetStringOrError(address));
            var (code, said) = await Run("node", Path.Combine(Repository.Root, "node_modules/html-validate/bin/html-validate.mjs"),
                "--config", Path.Combine(Repository.Root, "assets/html-validate.json"), "--formatter", "text", folder.FullName + "/*.html");
            Assert.True(code == 0, said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_page_is_small_and_carries_the_headers_that_protect_its_reader(string address)
    {
        using var answer = await site.Http.GetAsync(address);
        var body = await answer.Content.ReadAsByteArrayAsync();

        var drawn = address.Contains("/map", StringComparison.Ordinal) || address.Contains("/graph", StringComparison.Ordinal);
        Assert.True(body.Length <= (drawn ? 250_000 : 60_000), $"{address}: {body.Length} bytes");
        Headers.AreRight(answer);
    }

    private static async Task<(int, string)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
