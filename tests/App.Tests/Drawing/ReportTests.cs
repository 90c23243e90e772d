using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Weft.Example;
using Weft.Formats;
using Weft.Map;

namespace Weft.Drawing;

public class ReportTests
{
    private static string Html(CoalitionMap map, Words? words = null) =>
        DrawingTests.Written(to => Report.Write(map, words ?? Words.English, to, new() { Made = SampleMaps.Day, Gazetteer = SampleMaps.Atlas }));

    private static IDocument Page(CoalitionMap map, Words? words = null) => new HtmlParser().ParseDocument(Html(map, words));

    /// <summary>The invented coalition that ships with Weft, read and mapped as the command does.</summary>
    internal static CoalitionMap Example()
    {
        var reading = MapReading.Read([ExampleFiles.Groups, ExampleFiles.Ties], new() { PurposeFile = ExampleFiles.Purpose }, null);
        return Mapping.Of(reading.Material, reading.Purpose, VocabularyFile.Starter, 1, SampleMaps.Day);
    }

    public static IEnumerable<object[]> Maps() =>
        [[SampleMaps.Britain()], [UnitedStates.MadeUp()], [SampleMaps.World()], [SampleMaps.Hostile()], [new CoalitionMap()]];

    [Theory, MemberData(nameof(Maps))]
    public void A_report_asks_for_nothing_and_runs_nothing(CoalitionMap map)
    {
        var page = Page(map);
        Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, form, [style], [onclick], [onerror], [onload]"));
        Assert.All(page.QuerySelectorAll("[src]"), element => Assert.StartsWith("data:", element.GetAttribute("src"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("[href]"), element => Assert.Matches("^(#|data:)", element.GetAttribute("href")));
        Assert.All(page.QuerySelector("style")!.TextContent.Split("url(").Skip(1), url => Assert.StartsWith("data:", url, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Maps))]
    public void Every_link_finds_its_place_and_no_id_comes_twice(CoalitionMap map)
    {
        var page = Page(map);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var known = ids.ToHashSet();
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], known));
    }

    [Theory, MemberData(nameof(Maps))]
    public void Every_group_is_in_the_list_of_places(CoalitionMap map)
    {
        var listed = Page(map).QuerySelectorAll(".roster > li[id]").Select(item => item.TextContent).ToList();
        Assert.Equal(map.Groups.Count, listed.Count);
    }

    [Fact]
    public void Hostile_names_stay_words()
    {
        var html = Html(SampleMaps.Hostile());
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.DoesNotContain('‮', html);
        Assert.Contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>مجموعة الرسائل</bdi>", html, StringComparison.Ordinal);
        Assert.Contains(new string('W', 500), html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_introduction_is_said_in_words_and_nobody_is_scored()
    {
        var page = Page(SampleMaps.Britain());
        var ally = page.QuerySelectorAll(".ally").Single(item => item.TextContent.Contains("310 km", StringComparison.Ordinal));
        Assert.Matches("Ask .+, who works with .+, who works with them\\.Or ask .+, who works with them\\.", ally.TextContent);
        Assert.Contains("They once had a stall beside ours.", ally.TextContent, StringComparison.Ordinal);
        Assert.Contains("only a little now", ally.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("score", page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("rank ", page.Body.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_reason_for_a_suggestion_is_on_the_page_and_every_way_to_be_introduced()
    {
        var map = Example();
        Assert.True(map.Allies.Count > 5 && map.Unexpected.Count > 2);
        var page = Page(map);
        var names = map.Groups.ToDictionary(on => on.Group.Id, on => on.Group.Name);
        var allies = page.QuerySelectorAll(".ally").ToLookup(item => item.QuerySelector("h4 a")!.TextContent);
        foreach (var (id, reasons, ways) in map.Allies.Select(ally => (ally.Id, ally.Reasons, ally.Introductions))
            .Concat(map.Unexpected.Select(ally => (ally.Id, ally.Reasons, ally.Introductions))))
        {
            var said = string.Concat(allies[names[id]].Select(item => item.TextContent));
            var roads = ways.Select(way => way.Reason).ToHashSet();
            Assert.All(reasons.Where(reason => !roads.Contains(reason)), reason => Assert.Contains(reason.ToString(), said, StringComparison.Ordinal));
            foreach (var way in ways)
                Assert.Contains(string.Join(", who works with ", way.Path.SkipLast(1).Select(other => names[other])) + ", who works with them.", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_introduction_that_was_asked_for_is_a_part_of_the_page()
    {
        var map = Example();
        var ally = map.Allies.First(ally => ally.Introductions.Count > 0);
        var alone = map.Groups.First(on => !on.Group.Member && on.Degree == 0).Group;
        var page = Page(map with { Introductions = [new(ally.Id, ally.Introductions), new(alone.Id, [])] });
        var part = page.QuerySelector("section[aria-labelledby='introductions']")!;
        var names = map.Groups.ToDictionary(on => on.Group.Id, on => on.Group.Name);
        Assert.Contains($"Ask {names[ally.Path[0]]}, who works with", part.QuerySelector("li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody here has a tie with them yet", part.QuerySelectorAll("li")[1].TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("nav a[href='#introductions']"));
        Assert.Null(Page(map).QuerySelector("#introductions"));
    }

    [Fact]
    public void What_was_skipped_stands_with_file_line_and_reason()
    {
        var row = Page(SampleMaps.Britain()).QuerySelectorAll("table.slips tr").Single(row => row.TextContent.Contains("ties.csv", StringComparison.Ordinal));
        Assert.Contains("3", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("“Weir <Keepers>” is no group in these files", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void In_Spanish_nothing_of_our_own_stays_English()
    {
        var page = Page(SampleMaps.Britain(), Words.Spanish);
        Assert.Equal("es", page.DocumentElement.GetAttribute("lang"));
        var text = page.Body!.TextContent;
        foreach (var word in new[] { " groups ", "Who works", "Missing", "Held by", "tie ", "Ask ", "nobody here", "works with" })
            Assert.DoesNotContain(word, text.Replace("nobody alone in court", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_groups_stay_under_three_megabytes()
    {
        var html = Html(SampleMaps.Many(10_000, 20_000, 40));
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(html) < 3_000_000, $"{html.Length}");
        Assert.Contains("in groups.csv", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_map_gives_the_same_page() => Assert.Equal(Html(SampleMaps.Britain()), Html(SampleMaps.Britain()));
}
