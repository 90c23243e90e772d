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
}
