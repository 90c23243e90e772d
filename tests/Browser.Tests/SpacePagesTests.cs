using Microsoft.Playwright;

namespace Weft;

public class SpacePagesTests : SignedIn
{
    [Fact]
    public async Task Everybody_can_use_every_page_of_a_space()
    {
        await SetUp();
        await Page.GotoAsync(Address + "/spaces");
        await EverybodySees("spaces-none");
        var space = await Found();
        var code = await Invite(space);
        await EverybodySees("invitation");
        await EverybodySees("joined", of: await Come(code, "Siôn ap Rhys", "Siôn", "Take my seat", before: "join"));
        await Invite(space);
        var note = await WriteNote(space);
        await AttachFiles(note);
        var tasks = new List<string>();
        foreach (var (title, day, mine) in ((string, string, bool)[])[("Book the hall with the ramp for the evening after the hearing", "2031-06-03", true), ("Ring the clerk about the date", "2020-06-03", false), ("Bring the kettle back to the bakery", "", true), ("Ask who can drive on Fridays", "", false)])
        {
            await Page.GotoAsync($"{Address}{space}/tasks/new/edit");
            await Page.GetByLabel("What is to be done?").FillAsync(title);
            await Page.GetByLabel("What else one should know").FillAsync("It opens at nine. Ask for **Bronwen**.");
            await Page.GetByLabel("By when, if there is a day").FillAsync(day);
            if (mine) await Page.GetByText("I do", new() { Exact = true }).ClickAsync();
            await Page.GetByRole(AriaRole.Button, new() { Name = "Save the task" }).ClickAsync();
            tasks.Add(new Uri(Page.Url).AbsolutePath);
        }
        await Page.GotoAsync(Address + tasks[2]);
        await Page.GetByRole(AriaRole.Button, new() { Name = "It is done" }).ClickAsync();
        await Page.GotoAsync($"{Address}{space}/me");
        await Page.GetByLabel("Pronouns, if you like").FillAsync("she / ella");
        await Page.GetByLabel("What can you do?").FillAsync("Polish and Spanish. A van on Fridays.");
        await Page.GetByLabel("How do you want to be reached?").FillAsync("Knock at the bakery before noon.");
        await Page.GetByText("I am resting, until the day below").ClickAsync();
        await Page.GetByLabel("If you rest, until when").FillAsync(DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save your card" }).ClickAsync();
        await Page.GotoAsync($"{Address}{space}/people");
        var card = await Page.Locator("h2 a").First.GetAttributeAsync("href");

        var outer = await Found("Bread Coalition of the Two Valleys");
        await Page.GotoAsync($"{Address}{space}/within");
        await Page.GetByText("Bread Coalition of the Two Valleys").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save where it stands" }).ClickAsync();
        await Walk([outer, space + "/within", space + "/name"]);

        foreach (var (name, task) in ((string, string)[])[("task-mine", tasks[0]), ("task-overdue", tasks[1])])
        {
            await Page.GotoAsync(Address + task);
            await EverybodySees(name);
        }
        await Walk([tasks[2], tasks[0] + "/edit", space + "/tasks/new/edit", card!, space + "/review"]);
        await Walk(["/spaces", space, space + "/people", space + "/me", space + "/log", space + "/invite", note, note + "/edit", note + "/add-file", "/account/delete", "/raided", "/held"]);

        await Page.GotoAsync(Address + "/held");
        await Page.GetByLabel("The names that they go by").FillAsync("Siôn\nŁucja");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Look for them" }).ClickAsync();
        await EverybodySees("held-found");
        // On paper the ticks are gone, and the sentences have the whole line.
        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        var (sentence, line) = (await Page.Locator(".told .choice span").First.BoundingBoxAsync(), await Page.Locator(".told li").First.BoundingBoxAsync());
        Assert.True(sentence!.Width > line!.Width / 2 || sentence.Height < 30, $"{sentence.Width} of {line.Width} px");
        await Page.EmulateMediaAsync(new() { Media = Media.Screen });

        // A year later all of it is to be looked at again.
        await Later(days: 366);
        await Page.GotoAsync(Address + space);
        await EverybodySees("space-due");
        foreach (var language in (string[])["", "/es"])
        {
            await Page.GotoAsync($"{Address}{language}{space}/review");
            Assert.Equal(6, await Page.Locator("main .list > li").CountAsync());
            await EverybodySees("review-due" + language.Replace('/', '-'));
        }
        await Page.GotoAsync(Address + "/raided");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign everybody out now" }).ClickAsync();
        await EverybodySees("raided-done");
        await IsValid();
    }

    private async Task AttachFiles(string note)
    {
        foreach (var (file, what) in ((string, string)[])[("still.jpg", "Red above, blue below, and a white corner"), ("still.png", ""), ("still.webp", ""), ("moving.gif", ""), ("SamplePictures.cs", "Not a picture: it is fetched, and not shown")])
        {
            await Page.GotoAsync($"{Address}{note}/add-file");
            await Page.GetByLabel("What is it, or what can be seen on it?").FillAsync(what);
            await Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(Path.Combine(Repository.Root, "tests/App.Tests/Formats/Pictures", file.EndsWith(".cs", StringComparison.Ordinal) ? "" : "samples", file));
            await Page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
            // Else the next address would end the sending of a file that is still on its way.
            await Page.WaitForURLAsync(address => !address.EndsWith("/add-file", StringComparison.Ordinal));
        }
        var widths = await Page.EvaluateAsync<int[]>("Promise.all([...document.querySelectorAll('main img')].map(async image => { image.loading = 'eager'; await image.decode(); return image.naturalWidth; }))");
        Assert.Equal<int>([40, 40, 40, 40], widths);
        await Page.GotoAsync($"{Address}{note}/add-file");
        await Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(Path.Combine(Repository.Root, "tests/App.Tests/Formats/Pictures/samples/telephone.heic"));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await EverybodySees("file-refused");
    }
}
