namespace Weft;

public class MapNamesTests(Site site) : IClassFixture<Site>
{
    private const string Overlaps = """
        () => {
          const boxes = [...document.querySelectorAll(".land-map text")].filter((text) => text.getBoundingClientRect().width > 0)
            .map((text) => ({ words: text.textContent, at: text.getBoundingClientRect(), town: !!text.closest(".is-around") }));
          const shown = document.querySelector(".land-map").getBoundingClientRect();
          const both = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
          const wrong = boxes.filter((box) => box.at.right > shown.right + 1 || box.at.left < shown.left - 1).map((box) => `${box.words} runs out of the map`);
          boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => both(a.at, b.at) && wrong.push(`${a.words} over ${b.words}`)));
          return { names: boxes.length, towns: boxes.filter((box) => box.town).length, wrong };
        }
        """;

    private sealed class Seen
    {
        public int Names { get; init; }
        public int Towns { get; init; }
        public string[] Wrong { get; init; } = [];
    }

    [Theory]
    [InlineData("/map", 1280)]
    [InlineData("/map?view=53.7,-1.8,120,90", 1280)]
    [InlineData("/es/map?view=52,-3,800,900", 940)]
    [InlineData("/map", 360)]
    public async Task Large_towns_are_named_where_there_is_room_and_no_name_stands_on_another(string address, int width)
    {
        await using var context = await (await Chromium.Browser).NewContextAsync(new() { JavaScriptEnabled = true, ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        // The drawing of the server, not the map that scripts put in its place.
        await page.RouteAsync("**/map.js*", route => route.AbortAsync());
        await page.GotoAsync(site.Address + address);
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");

        var seen = await page.EvaluateAsync<Seen>(Overlaps);

        Assert.True(seen.Names > 0);
        Assert.Empty(seen.Wrong);
        // A phone has room for the groups' own towns only.
        Assert.Equal(width > 400, seen.Towns > 0);
    }

    /// <summary>What the map that moves shows: its circles, its names, what lies on something else or out of the picture, and the smallest and largest mark of a single group.</summary>
    private const string Moving = """
        () => {
          const room = (one) => one.getBoundingClientRect();
          const discs = [...document.querySelectorAll(".moving-disc")];
          const names = [...document.querySelectorAll(".moving-name:not(.is-out)")];
          const box = room(document.querySelector(".moving-map, .moving-graph"));
          const meet = (a, b) => a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1;
          const wrong = names.filter((name) => room(name).left < box.left - 1 || room(name).right > box.right + 1).map((name) => `${name.textContent} runs out of the map`);
          for (const [i, name] of names.entries()) {
            for (const other of [...names.slice(i + 1), ...discs]) if (meet(room(name), room(other))) wrong.push(`${name.textContent} lies on ${other.textContent || "a circle"}`);
            if (parseFloat(getComputedStyle(name).fontSize) < 11) wrong.push(`${name.textContent} is too small`);
          }
          const single = discs.filter((disc) => !disc.textContent).map((disc) => Math.round(room(disc).width));
          if (new Set(single).size > 1) wrong.push(`groups by themselves have marks of ${single}`);
          return { names: names.length, towns: discs.length, wrong };
        }
        """;

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_map_that_moves_shows_no_fewer_places_apart_than_the_drawing_and_names_that_can_be_read(int width)
    {
        await using var context = await (await Chromium.Browser).NewContextAsync(new() { JavaScriptEnabled = true, ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        var still = await context.NewPageAsync();
        await still.RouteAsync("**/map.js*", route => route.AbortAsync());
        await still.GotoAsync(site.Address + "/map");
        var drawn = await still.EvaluateAsync<int>("document.querySelectorAll('.land-map .spot').length");

        await page.GotoAsync(site.Address + "/map");
        if (width < 900) await page.ClickAsync("figure > button");
        await page.WaitForSelectorAsync(".moving-disc");
        var moving = await page.EvaluateAsync<Seen>(Moving);

        Assert.Empty(moving.Wrong);
        Assert.True(moving.Towns >= drawn, $"{moving.Towns} circles, and {drawn} without scripts");
        Assert.True(moving.Names > 0);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_graph_that_moves_shows_each_group_apart_all_equally_large_and_finds_one_by_its_name(int width)
    {
        await using var context = await (await Chromium.Browser).NewContextAsync(new() { JavaScriptEnabled = true, ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/graph");
        var listed = await page.EvaluateAsync<int>("document.querySelectorAll('tbody tr').length");
        var last = await page.InnerTextAsync("tbody tr:last-child th");
        if (width < 900) await page.ClickAsync("figure > button");
        await page.WaitForSelectorAsync(".moving-disc");

        var moving = await page.EvaluateAsync<Seen>(Moving);
        Assert.Empty(moving.Wrong);
        Assert.Equal(listed, moving.Towns);
        Assert.True(moving.Names > 0);

        await page.FillAsync("#find-in-graph", last.ToUpperInvariant());
        Assert.Equal(last, await page.InnerTextAsync(".moving-disc.is-found + .moving-name:not(.is-out)"));
    }
}
