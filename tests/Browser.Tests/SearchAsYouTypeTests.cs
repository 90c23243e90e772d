using Microsoft.Playwright;

namespace Weft;

public class SearchAsYouTypeTests(Site site) : IClassFixture<Site>
{
    private static ILocator Heading(IPage page) => page.Locator("#found");

    private async Task<(IPage Page, List<string> Complaints)> Open(string address, bool scripts = true)
    {
        var context = await (await Chromium.Browser).NewContextAsync(new() { JavaScriptEnabled = scripts, ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(site.Address + address);
        return (page, complaints);
    }

    [Fact]
    public async Task The_list_follows_what_is_typed_and_says_how_many_there_are()
    {
        var (page, complaints) = await Open("/groups");
        var all = await Heading(page).InnerTextAsync();

        await page.GetByLabel("Words", new() { Exact = true }).PressSequentiallyAsync("tentr stre");

        await Assertions.Expect(Heading(page)).ToHaveTextAsync("One group");
        await Assertions.Expect(page.Locator("#results h3")).ToHaveTextAsync("Tenter Street Court Friends");
        await Assertions.Expect(page.Locator("[role=status]")).ToHaveTextAsync("One group");
        await Assertions.Expect(page.GetByLabel("Words", new() { Exact = true })).ToBeFocusedAsync();
        Assert.Equal("tentr stre", await page.GetByLabel("Words", new() { Exact = true }).InputValueAsync());
        await Assertions.Expect(page).ToHaveURLAsync(site.Address + "/groups?q=tentr+stre");
        await Assertions.Expect(page).ToHaveTitleAsync("Groups that you looked for – Weft");

        await Axe.Bring(page);
        Assert.Equal("", await Axe.Findings(page));

        await page.GetByRole(AriaRole.Link, new() { Name = "Clear" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToHaveTextAsync(all);
        Assert.Empty(complaints);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Choices_are_counted_again_and_chosen_at_once()
    {
        var (page, complaints) = await Open("/es/groups");
        var causes = page.GetByLabel("Causa", new() { Exact = true });
        var before = await causes.Locator("option").AllInnerTextsAsync();

        await page.GetByLabel("Palabras", new() { Exact = true }).FillAsync("leeds");
        await Assertions.Expect(page).ToHaveURLAsync(site.Address + "/es/groups?q=leeds");
        var now = await causes.Locator("option").AllInnerTextsAsync();
        Assert.True(now.Count < before.Count, "All causes are still offered");

        await causes.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var number = now[1][(now[1].LastIndexOf('(') + 1)..^1];
        await Assertions.Expect(Heading(page)).ToHaveTextAsync(number == "1" ? "Un grupo" : $"{number} grupos");
        Assert.StartsWith("/groups?q=leeds&cause=", await page.GetByRole(AriaRole.Link, new() { Name = "English" }).GetAttributeAsync("href"), StringComparison.Ordinal);
        Assert.Empty(complaints);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Going_back_from_a_group_shows_what_was_found()
    {
        var (page, complaints) = await Open("/groups");
        await page.GetByLabel("Words", new() { Exact = true }).FillAsync("tenter street");
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("One group");

        await page.GetByRole(AriaRole.Link, new() { Name = "Tenter Street Court Friends" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tenter Street Court Friends");
        await page.GoBackAsync();

        await Assertions.Expect(Heading(page)).ToHaveTextAsync("One group");
        Assert.Equal("tenter street", await page.GetByLabel("Words", new() { Exact = true }).InputValueAsync());
        await page.GetByLabel("Words", new() { Exact = true }).FillAsync("nothinglikethis");
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("No group found");
        Assert.Empty(complaints);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_that_comes_late_does_not_replace_a_newer_one()
    {
        var (page, complaints) = await Open("/groups");
        var asked = new TaskCompletionSource();
        var late = new TaskCompletionSource();
        await page.RouteAsync("**/groups?q=leeds", async route =>
        {
            asked.SetResult();
            await late.Task;
            await route.ContinueAsync();
        });
        var box = page.GetByLabel("Words", new() { Exact = true });

        await box.FillAsync("leeds");
        await asked.Task;
        await box.FillAsync("tenter street");
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("One group");
        late.SetResult();
        await box.FillAsync("tenter stree");
        await Assertions.Expect(page).ToHaveURLAsync(site.Address + "/groups?q=tenter+stree");

        await Assertions.Expect(Heading(page)).ToHaveTextAsync("One group");
        Assert.Empty(complaints);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Without_scripts_the_button_does_it()
    {
        var (page, complaints) = await Open("/groups", scripts: false);
        await page.GetByLabel("Words", new() { Exact = true }).FillAsync("tentr stre");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();

        await Assertions.Expect(Heading(page)).ToHaveTextAsync("One group");
        Assert.Empty(complaints);
        await page.Context.DisposeAsync();
    }
}
