using Weft.Fixtures;
using Weft.Groups;
using static Weft.Groups.Visitor;

namespace Weft.Ties;

public class PublicGraphTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task Where_some_ties_are_drawn_faint_the_page_says_how_many(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        const int groups = 20;
        var pairs = Enumerable.Range(0, groups).SelectMany(from => Enumerable.Range(from + 1, groups - from - 1).Select(to => (from, to)));
        await shelf.Publish("North", Samples.Many(groups), [.. pairs.Select(pair => new Tie($"g{pair.from}", $"g{pair.to}", "works with", Confirmed: true))]);
        await using var site = await WeftSite.Start(shelf);

        var page = await Open(site, "/graph");
        Assert.NotNull(page.QuerySelector(".tie-map .ties.is-faint"));
        var said = page.QuerySelector("figcaption")!.TextContent;
        Assert.Contains("The other 171 are faint.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("There is room for", said, StringComparison.Ordinal);
        Assert.Contains("Las otras 171 también están, tenues.", (await Open(site, "/es/graph")).QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Where_all_ties_are_drawn_alike_it_says_nothing_of_faint_ones(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", Samples.Many(3), [new("g0", "g1", "works with", Confirmed: true), new("g1", "g2", "works with", Confirmed: true)]);
        await using var site = await WeftSite.Start(shelf);

        Assert.DoesNotContain("faint", (await Open(site, "/graph")).QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
    }
}
