using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Weft.FirstRun;

namespace Weft;

/// <summary>What only people with an account see: they set a Weft up and sign in with Chromium itself, without scripts.</summary>
public class SignedInPagesTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Passphrase = "kettle harbour violin sleet";

    private static readonly string[] Pages =
    [
        "/account", "/account/passphrase", "/account/second-factor", "/account/recovery-sheet", "/account/delete",
    ];

    private readonly DirectoryInfo seen = Directory.CreateTempSubdirectory("weft-html-");
    private readonly LaterClock clock = new();
    private WebApplication app = null!;
    private IBrowserContext context = null!;
    private IPage page = null!;

    private string Address => app.Urls.Single();

    public async Task InitializeAsync()
    {
        app = await site.Another(services => services.AddSingleton<NodaTime.IClock>(clock), empty: true);
        context = await site.Browser.NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = 800 } });
        page = await context.NewPageAsync();
        await page.GotoAsync(Address + app.Services.GetRequiredService<SetupLink>().Path);
    }

    public async Task DisposeAsync()
    {
        await context.DisposeAsync();
        await app.DisposeAsync();
        seen.Delete(recursive: true);
    }

    [Fact]
    public async Task Everybody_can_use_every_page_of_an_account()
    {
        await EverybodySees("setup");
        await SetUp();
        await EverybodySees("setup-done");
        await Walk(Pages);
        await Html.IsValid(seen.FullName);
    }

    [Fact]
    public async Task Everybody_can_use_every_page_of_a_space()
    {
        await SetUp();
        await page.GotoAsync(Address + "/spaces");
        await EverybodySees("spaces-none");
        await page.GotoAsync(Address + "/spaces/new");
        await page.GetByLabel("Name of the space").FillAsync("Court Friends of the Upper Valley");
        await page.GetByLabel("What shall the others call you here?").FillAsync("Łucja of the Oven");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the space" }).ClickAsync();
        var space = new Uri(page.Url).AbsolutePath;
        var code = await Invite(space);
        await EverybodySees("invitation");
        await using (var other = await site.Browser.NewContextAsync(new() { JavaScriptEnabled = false }))
        {
            var theirs = await other.NewPageAsync();
            await theirs.GotoAsync($"{Address}/join/{code}");
            await EverybodySees("join", of: theirs);
            await theirs.GetByLabel("What shall the others call you here?").FillAsync("Siôn ap Rhys");
            await theirs.GetByLabel("Your sign-in name").FillAsync("Siôn");
            await theirs.GetByLabel("New passphrase").FillAsync(Passphrase);
            await theirs.GetByLabel("The same once more").FillAsync(Passphrase);
            await theirs.GetByRole(AriaRole.Button, new() { Name = "Take my seat" }).ClickAsync();
            await EverybodySees("joined", of: theirs);
            await Export(space, theirs);
        }
        await Invite(space);
        await page.GotoAsync($"{Address}{space}/notes/new/edit");
        await page.GetByLabel("Title").FillAsync("Who sits in court in June");
        await page.GetByLabel("Text").FillAsync("# Week one\n\nMonday **Łucja**, Tuesday nobody yet.\n\n- bring water\n- ring before ten\n\n| day | who |\n|---|---|\n| Monday | Łucja |");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).ClickAsync();
        var note = new Uri(page.Url).AbsolutePath;
        foreach (var (file, what) in ((string, string)[])[("still.jpg", "Red above, blue below, and a white corner"), ("still.png", ""), ("still.webp", ""), ("moving.gif", ""), ("SamplePictures.cs", "Not a picture: it is fetched, and not shown")])
        {
            await page.GotoAsync($"{Address}{note}/add-file");
            await page.GetByLabel("What is it, or what can be seen on it?").FillAsync(what);
            await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(Path.Combine(Repository.Root, "tests/App.Tests/Formats/Pictures", file.EndsWith(".cs", StringComparison.Ordinal) ? "" : "samples", file));
            await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        }
        var widths = await page.EvaluateAsync<int[]>("Promise.all([...document.querySelectorAll('main img')].map(async image => { image.loading = 'eager'; await image.decode(); return image.naturalWidth; }))");
        Assert.Equal<int>([40, 40, 40, 40], widths);
        await page.GotoAsync($"{Address}{note}/add-file");
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(Path.Combine(Repository.Root, "tests/App.Tests/Formats/Pictures/samples/telephone.heic"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await EverybodySees("file-refused");
        await page.GotoAsync(Address + note);

        await page.GetByText("Let somebody from outside read this").ClickAsync();
        await EverybodySees("let-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the invitation" }).ClickAsync();
        var reading = string.Join('-', await page.Locator(".code-groups li").AllInnerTextsAsync());
        await EverybodySees("let-in-code");
        await LawyerReads(reading, space);

        var tasks = new List<string>();
        foreach (var (title, day, mine) in ((string, string, bool)[])[("Book the hall with the ramp for the evening after the hearing", "2031-06-03", true), ("Ring the clerk about the date", "2020-06-03", false), ("Bring the kettle back to the bakery", "", true), ("Ask who can drive on Fridays", "", false)])
        {
            await page.GotoAsync($"{Address}{space}/tasks/new/edit");
            await page.GetByLabel("What is to be done?").FillAsync(title);
            await page.GetByLabel("What else one should know").FillAsync("It opens at nine. Ask for **Bronwen**.");
            await page.GetByLabel("By when, if there is a day").FillAsync(day);
            if (mine) await page.GetByText("I do", new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Save the task" }).ClickAsync();
            tasks.Add(new Uri(page.Url).AbsolutePath);
        }
        await page.GotoAsync(Address + tasks[2]);
        await page.GetByRole(AriaRole.Button, new() { Name = "It is done" }).ClickAsync();
        await page.GotoAsync($"{Address}{space}/me");
        await page.GetByLabel("Pronouns, if you like").FillAsync("she / ella");
        await page.GetByLabel("What can you do?").FillAsync("Polish and Spanish. A van on Fridays.");
        await page.GetByLabel("How do you want to be reached?").FillAsync("Knock at the bakery before noon.");
        await page.GetByText("I am resting, until the day below").ClickAsync();
        await page.GetByLabel("If you rest, until when").FillAsync(DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save your card" }).ClickAsync();
        await page.GotoAsync($"{Address}{space}/people");
        var card = await page.Locator("h2 a").First.GetAttributeAsync("href");

        await page.GotoAsync($"{Address}{space}/persons/new/edit");
        await page.GetByLabel("What do they want to be called?").FillAsync("Kofi Mensah-Llewellyn");
        await page.GetByLabel("How are they reached?").FillAsync("Letters, to the house at the ford.\nVisits on the first Sunday.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this card" }).ClickAsync();
        var person = new Uri(page.Url).AbsolutePath;
        var sayings = new List<string>();
        foreach (var text in (string[])["The letter should not name my sister. The rest can be read out **in full**.\n\n- to the families\n- to the coalition", "Ask the others whether they would sign, too."])
        {
            await page.GotoAsync($"{Address}{person}/sayings/new/edit");
            await page.GetByLabel("What they said").FillAsync(text);
            await page.GetByRole(AriaRole.Button, new() { Name = "Save what they said" }).ClickAsync();
            sayings.Add(new Uri(page.Url).AbsolutePath);
        }
        await page.GotoAsync($"{Address}{person}/sheet");
        await EverybodySees("person-sheet");
        await KeepPaper("person-sheet");
        await page.GotoAsync(Address + sayings[0]);
        await EverybodySees("saying-new");
        await page.GetByText("They want it different, as below").ClickAsync();
        await page.GetByLabel("What should be different, in their words").FillAsync("Not the part about the boots either.");
        await page.GetByRole(AriaRole.Button, new() { Name = "It was shown back" }).ClickAsync();
        await Walk([person, person + "/edit", space + "/persons/new/edit", sayings[0], sayings[1] + "/edit"]);
        foreach (var (name, address) in ((string, string)[])[("saying-correction", $"{person}/sayings/new/edit?corrects={sayings[0].Split('/')[^1]}"), ("person-sheet-named", person + "/sheet?name=yes"), ("es-person-sheet", $"/es{person}/sheet")])
        {
            await page.GotoAsync(Address + address);
            await EverybodySees(name);
        }
        await page.GotoAsync(Address + "/spaces/new");
        await page.GetByLabel("Name of the space").FillAsync("Bread Coalition of the Two Valleys");
        await page.GetByLabel("What shall the others call you here?").FillAsync("Łucja of the Oven");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the space" }).ClickAsync();
        var outer = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{Address}{space}/within");
        await page.GetByText("Bread Coalition of the Two Valleys").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save where it stands" }).ClickAsync();
        await Walk([outer, space + "/within"]);

        foreach (var (name, task) in ((string, string)[])[("task-mine", tasks[0]), ("task-overdue", tasks[1])])
        {
            await page.GotoAsync(Address + task);
            await EverybodySees(name);
        }
        await Walk([tasks[2], tasks[0] + "/edit", space + "/tasks/new/edit", card!, space + "/review"]);
        await Walk(["/spaces", space, space + "/people", space + "/me", space + "/log", space + "/invite", note, note + "/edit", note + "/add-file", space + "/let-in/" + note.Split('/')[^1], "/spaces/import", "/account/delete", "/raided", "/held"]);

        await page.GotoAsync(Address + "/held");
        await page.GetByLabel("The names that they go by").FillAsync("Siôn\nŁucja");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look for them" }).ClickAsync();
        await EverybodySees("held-found");

        // A year later all of it is to be looked at again.
        clock.Ahead = Duration.FromDays(366);
        await page.GotoAsync(Address + "/sign-in");
        await page.GetByLabel("Sign-in name").FillAsync("Łucja");
        await page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GotoAsync(Address + space);
        await EverybodySees("space-due");
        foreach (var language in (string[])["", "/es"])
        {
            await page.GotoAsync($"{Address}{language}{space}/review");
            Assert.Equal(7, await page.Locator("main .list > li").CountAsync());
            await EverybodySees("review-due" + language.Replace('/', '-'));
        }
        await page.GotoAsync(Address + "/raided");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign everybody out now" }).ClickAsync();
        await EverybodySees("raided-done");
        await Html.IsValid(seen.FullName);
    }

    /// <summary>Somebody from outside comes with an invitation and reads what they were let in to; and what they see once it is paused.</summary>
    private async Task LawyerReads(string code, string space)
    {
        await using var other = await site.Browser.NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = 800 } });
        var theirs = await other.NewPageAsync();
        await theirs.GotoAsync($"{Address}/join/{code}");
        await EverybodySees("join-visitor", of: theirs);
        await theirs.GetByLabel("What shall the others call you here?").FillAsync("Ms Okafor, solicitor");
        await theirs.GetByLabel("Your sign-in name").FillAsync("Okafor");
        await theirs.GetByLabel("New passphrase").FillAsync(Passphrase);
        await theirs.GetByLabel("The same once more").FillAsync(Passphrase);
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Begin to read" }).ClickAsync();
        await EverybodySees("joined-visitor", of: theirs);
        foreach (var language in (string[])["", "/es"])
        {
            foreach (var (name, path) in ((string, string)[])[("visit", "/visits" + space["/spaces".Length..]), ("visits", "/visits"), ("spaces-visitor", "/spaces")])
            {
                Assert.Equal(200, (await theirs.GotoAsync(Address + language + path))!.Status);
                await EverybodySees(name + language.Replace('/', '-'), of: theirs);
            }
        }
        await page.GotoAsync($"{Address}{space}/people");
        await EverybodySees("people-visitor");
        var line = page.Locator("main li", new() { HasText = "Ms Okafor" });
        await line.Locator("summary").ClickAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = "Pause this person" }).ClickAsync();
        await theirs.GotoAsync(Address + "/visits");
        await EverybodySees("visits-shut", of: theirs);
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Give it back" }).ClickAsync();
        await EverybodySees("visits-none", of: theirs);
        await page.GotoAsync(Address + space);
    }

    /// <summary>Proposes to take the space out as a file; the other agrees.</summary>
    private async Task Export(string space, IPage theirs)
    {
        await Walk([space + "/export"]);
        await page.GotoAsync($"{Address}{space}/export");
        await page.GetByLabel("What is it for?").FillAsync("We move to the machine of the assembly, and the old one goes to the tip on Friday.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose it to the others" }).ClickAsync();
        await EverybodySees("export-proposed");
        await theirs.GotoAsync(Address + space);
        await theirs.GetByText("See what it is for, and who agrees").ClickAsync();
        await EverybodySees("export-to-agree", of: theirs);
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Agree to it" }).ClickAsync();
        foreach (var language in (string[])["", "/es"])
        {
            await page.GotoAsync($"{Address}{language}{space}/export");
            await EverybodySees("export-ready" + language.Replace('/', '-'));
        }
        await page.GotoAsync($"{Address}{space}/export");
        await page.GetByLabel("New passphrase").FillAsync("short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fetch the file" }).ClickAsync();
        await EverybodySees("export-wrong");
    }

    /// <summary>Prints what stands in the browser now, if somebody wants to see it.</summary>
    private async Task KeepPaper(string name)
    {
        if (Environment.GetEnvironmentVariable("WEFT_PICTURES") is { Length: > 0 } folder)
            await page.PdfAsync(new() { Path = Path.Combine(folder, name + ".pdf"), PreferCSSPageSize = true, DisplayHeaderFooter = true });
    }

    private sealed class LaterClock : NodaTime.IClock
    {
        public Duration Ahead { get; set; }

        public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Ahead;
    }

    private async Task Walk(string[] addresses)
    {
        foreach (var address in (string[])[.. addresses, .. addresses.Select(address => "/es" + address)])
        {
            var answer = await page.GotoAsync(Address + address);
            Assert.Equal(200, answer!.Status);
            await EverybodySees(string.Concat(address.Trim('/').Split('/').Select(part => part.Length == 32 ? "-x" : "-" + part)).Trim('-'));
        }
    }

    private async Task<string> Invite(string space)
    {
        await page.GotoAsync($"{Address}{space}/invite");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the invitation" }).ClickAsync();
        return string.Join('-', await page.Locator(".code-groups li").AllInnerTextsAsync());
    }

    [Fact]
    public async Task Somebody_signs_in_with_a_printed_code_and_what_they_typed_in_vain_is_there_again()
    {
        await SetUp();
        await page.GotoAsync(Address + "/account/second-factor");
        await page.GetByLabel("A printed list of ten codes").CheckAsync(new() { Force = true });
        await page.GetByLabel("Your passphrase").FillAsync(Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        var code = await page.Locator(".code-list li").First.InnerTextAsync();
        await EverybodySees("codes");

        await page.GotoAsync(Address + "/account/second-factor");
        await page.GetByText("An app on a phone").ClickAsync();
        await page.GetByLabel("Your passphrase").FillAsync(Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await EverybodySees("app");
        await page.GetByLabel("The code that the app shows now").FillAsync("123456");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this app" }).ClickAsync();
        await EverybodySees("app-wrong");

        await page.GotoAsync(Address + "/account/second-factor");
        await page.GetByText("An app on a phone").ClickAsync();
        await context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        Assert.Equal("Sign in", await page.Locator("h1").InnerTextAsync());
        await EverybodySees("kept", 401);
        await page.GetByLabel("Sign-in name").FillAsync("Łucja");
        await page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        Assert.Equal("Your code", await page.Locator("h1").InnerTextAsync());
        await EverybodySees("code");
        await page.GetByLabel("Code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        Assert.Equal("Send it once more", await page.Locator("h1").InnerTextAsync());
        await EverybodySees("send-again");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();

        await page.GetByLabel("Your passphrase").FillAsync(Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Take this into your app")).ToBeVisibleAsync();
        await page.GotoAsync(Address + "/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out here" }).ClickAsync();
        Assert.Equal("You are signed out", await page.Locator("h1").InnerTextAsync());
        await Html.IsValid(seen.FullName);
    }

    private async Task SetUp()
    {
        await page.GetByLabel("What is this Weft called?").FillAsync("The Long Thread");
        await page.GetByLabel("Your sign-in name").FillAsync("Łucja");
        await page.GetByLabel("New passphrase").FillAsync(Passphrase);
        await page.GetByLabel("The same once more").FillAsync(Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up this Weft" }).ClickAsync();
        Assert.Equal(8, await page.Locator(".code-groups li").CountAsync());
    }

    /// <summary>Shows what stands in the browser now, which cannot be asked for again, to every reader.</summary>
    private async Task EverybodySees(string name, int status = 200, IPage? of = null)
    {
        var shown = await (of ?? page).ContentAsync();
        await File.WriteAllTextAsync(Path.Combine(seen.FullName, Reader.FileName(name) + ".html"), shown);
        var pictures = await (of ?? page).EvaluateAsync<string[][]>("""
            Promise.all([...document.querySelectorAll('main img[src^="/"]')].map(async image =>
              [image.src, btoa(String.fromCharCode(...new Uint8Array(await (await fetch(image.src)).arrayBuffer())))]))
            """);
        foreach (var reader in Reader.All.Where(reader => reader.Scripts))
            await reader.Meets(site.Browser, Address, name, status, async other =>
            {
                await other.RouteAsync(Address + "/" + name, route => route.FulfillAsync(new() { Status = status, ContentType = "text/html; charset=utf-8", Body = shown }));
                // Readers are not signed in, and some pictures are for those who are.
                foreach (var picture in pictures)
                    await other.RouteAsync(picture[0], route => route.FulfillAsync(new() { BodyBytes = Convert.FromBase64String(picture[1]) }));
                return await other.GotoAsync(Address + "/" + name);
            });
    }
}
