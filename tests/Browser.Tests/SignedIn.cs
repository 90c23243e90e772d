using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Weft.FirstRun;

namespace Weft;

/// <summary>Somebody who sets a Weft up and signs in with Chromium itself, without scripts; and what they come to is shown to every reader.</summary>
public abstract class SignedIn : IAsyncLifetime
{
    protected const string Passphrase = "kettle harbour violin sleet";

    private readonly DirectoryInfo seen = Directory.CreateTempSubdirectory("weft-html-"), data = Directory.CreateTempSubdirectory("weft-browser-");
    private readonly LaterClock clock = new();
    private WebApplication app = null!;
    private IBrowserContext context = null!;
    private IPage page = null!;

    protected IPage Page => page;
    protected IBrowserContext Context => context;
    protected string Address => app.Urls.Single();

    public async Task InitializeAsync()
    {
        app = await Served.From(Path.Combine(data.FullName, "data"), services => services.AddSingleton<NodaTime.IClock>(clock));
        context = await (await Chromium.Browser).NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = Readers.Height } });
        page = await context.NewPageAsync();
        await page.GotoAsync(Address + app.Services.GetRequiredService<SetupLink>().Path);
    }

    public async Task DisposeAsync()
    {
        await context.DisposeAsync();
        await app.DisposeAsync();
        seen.Delete(recursive: true);
        data.Delete(recursive: true);
    }

    protected async Task SetUp()
    {
        await page.GetByLabel("What is this Weft called?").FillAsync("The Long Thread");
        await page.GetByLabel("Your sign-in name").FillAsync("Łucja");
        await page.GetByLabel("New passphrase").FillAsync(Passphrase);
        await page.GetByLabel("The same once more").FillAsync(Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up this Weft" }).ClickAsync();
        Assert.Equal(8, await page.Locator(".code-groups li").CountAsync());
    }

    /// <summary>Makes a space.</summary>
    /// <returns>Its path.</returns>
    protected async Task<string> Found(string name = "Court Friends of the Upper Valley")
    {
        await page.GotoAsync(Address + "/spaces/new");
        await page.GetByLabel("Name of the space").FillAsync(name);
        await page.GetByLabel("What shall the others call you here?").FillAsync("Łucja of the Oven");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the space" }).ClickAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Writes a note.</summary>
    /// <returns>Its path.</returns>
    protected async Task<string> WriteNote(string space)
    {
        await page.GotoAsync($"{Address}{space}/notes/new/edit");
        await page.GetByLabel("Title").FillAsync("Who sits in court in June");
        await page.GetByLabel("Text").FillAsync("# Week one\n\nMonday **Łucja**, Tuesday nobody yet.\n\n- bring water\n- ring before ten\n\n| day | who |\n|---|---|\n| Monday | Łucja |");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).ClickAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    protected async Task<string> Invite(string space)
    {
        await page.GotoAsync($"{Address}{space}/invite");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the invitation" }).ClickAsync();
        return await CodeOf(page);
    }

    /// <summary>The code of an invitation that was just made, as it stands in its link.</summary>
    protected static async Task<string> CodeOf(IPage page) => string.Join('-', await page.Locator(".code-groups li").AllInnerTextsAsync());

    /// <summary>Somebody else comes with a code, in a browser of their own.</summary>
    /// <param name="code">Of an invitation.</param>
    /// <param name="called">What they want to be called.</param>
    /// <param name="name">Their sign-in name.</param>
    /// <param name="button">That they press.</param>
    /// <param name="before">What the page is called on which they read what it is about.</param>
    protected async Task<IPage> Come(string code, string called, string name, string button, string before)
    {
        var other = await (await Chromium.Browser).NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = Readers.Height } });
        var theirs = await other.NewPageAsync();
        await theirs.GotoAsync($"{Address}/join/{code}");
        await EverybodySees(before, of: theirs);
        await theirs.GetByLabel("What shall the others call you here?").FillAsync(called);
        await theirs.GetByLabel("Your sign-in name").FillAsync(name);
        await theirs.GetByLabel("New passphrase").FillAsync(Passphrase);
        await theirs.GetByLabel("The same once more").FillAsync(Passphrase);
        await theirs.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        return theirs;
    }

    /// <summary>Time goes by, and they sign in again, or somebody else does.</summary>
    protected async Task Later(int days, string name = "Łucja")
    {
        clock.Ahead += Duration.FromDays(days);
        await page.GotoAsync(Address + "/sign-in");
        await page.GetByLabel("Sign-in name").FillAsync(name);
        await page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Prints what stands in the browser now, if somebody wants to see it.</summary>
    protected async Task KeepPaper(string name)
    {
        if (Environment.GetEnvironmentVariable("WEFT_PICTURES") is { Length: > 0 } folder)
            await page.PdfAsync(new() { Path = Path.Combine(folder, name + ".pdf"), PreferCSSPageSize = true, DisplayHeaderFooter = true });
    }

    /// <summary>Opens pages in both languages.</summary>
    protected async Task Walk(string[] addresses)
    {
        foreach (var address in addresses)
        {
            var name = string.Concat(address.Trim('/').Split('/').Select(part => part.Length == 32 ? "-x" : "-" + part)).Trim('-');
            foreach (var language in (string[])["", "/es"])
            {
                var answer = await page.GotoAsync($"{Address}{language}{address}");
                Assert.Equal(200, answer!.Status);
                var shown = language.Length > 0 ? "es-" + name : name;
                if (Readers.InEveryWay || Readers.AreSpanish(name) == (language == "/es")) await EverybodySees(shown);
                else await HasRoom(shown);
            }
        }
    }

    /// <summary>Sees whether what stands in the browser now has room, which readers see in the other language.</summary>
    private async Task HasRoom(string name)
    {
        await Keep(name, page);
        await Readers.HasRoom(page, name);
    }

    /// <summary>Keeps what stands in a browser now, to see whether it is valid.</summary>
    private async Task<string> Keep(string name, IPage of)
    {
        var shown = await of.ContentAsync();
        await File.WriteAllTextAsync(Path.Combine(seen.FullName, Readers.FileName(name) + ".html"), shown);
        return shown;
    }

    /// <summary>Shows what stands in the browser now, which cannot be asked for again, to every reader.</summary>
    protected async Task EverybodySees(string name, int status = 200, IPage? of = null)
    {
        var shown = await Keep(name, of ?? page);
        var pictures = await (of ?? page).EvaluateAsync<string[][]>("""
            Promise.all([...document.querySelectorAll('main img[src^="/"]')].map(async image =>
              [image.src, btoa(String.fromCharCode(...new Uint8Array(await (await fetch(image.src)).arrayBuffer())))]))
            """);
        await Readers.Meet(Address, name, status, async other =>
        {
            await other.RouteAsync(Address + "/" + name, route => route.FulfillAsync(new() { Status = status, ContentType = "text/html; charset=utf-8", Body = shown }));
            // Readers are not signed in, and some pictures are for those who are.
            foreach (var picture in pictures)
                await other.RouteAsync(picture[0], route => route.FulfillAsync(new() { BodyBytes = Convert.FromBase64String(picture[1]) }));
            return await other.GotoAsync(Address + "/" + name);
        });
    }

    /// <summary>All that was shown is valid HTML.</summary>
    protected Task IsValid() => Html.IsValid(seen.FullName);

    private sealed class LaterClock : NodaTime.IClock
    {
        public Duration Ahead { get; set; }

        public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Ahead;
    }
}
