using System.Globalization;

namespace Weft.Formats;

public class CrowdTests
{
    private static string Rows(string headings, int count, Func<int, string> row) =>
        $"{headings}\n{string.Join('\n', Enumerable.Range(0, count).Select(row))}\n";

    [Fact]
    public void Many_of_one_name_are_said_once_and_not_listed_as_pairs()
    {
        var read = Given.Read(Rows("name,place", 3000, _ => "Court Watch,Leeds"));
        Assert.Equal(45, read.Material.Duplicates.Count);
        Assert.Single(read.Notes, note => note.ToString().StartsWith("3000 groups are called “Court Watch”", StringComparison.Ordinal));
        Assert.Equal(3000, read.Material.Groups.Select(group => group.Id).Distinct().Count());
    }

    [Fact]
    public void No_list_of_pairs_is_longer_than_anybody_reads()
    {
        var read = Given.Read(Rows("name,place", 12_000, i => $"Court Watch {i / 2},Town {i / 2}"));
        Assert.Equal(6000, read.Material.Duplicates.Count);
        var more = Given.Read(Rows("name,place", 24_000, i => $"Court Watch {i / 2},Town {i / 2}"));
        Assert.Equal(DuplicateReading.MostPairs, more.Material.Duplicates.Count);
        Assert.Contains(more.Notes, note => note.ToString().StartsWith("12000 pairs", StringComparison.Ordinal));
    }

    [Fact]
    public void Merging_many_of_one_name_loses_nothing_that_they_said()
    {
        var read = Given.Read(Rows("name,place,description,skills", 500, i => $"Court Watch,Leeds,Words {i},skill {i}"), new ReadingChoices { Merge = true });
        var group = Assert.Single(read.Material.Groups);
        Assert.Equal("Words 0", group.Description);
        Assert.Equal(Enumerable.Range(1, 499).Select(i => $"Words {i}").Order(), group.Others.Select(field => field.Value).Order());
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"skill {i}"), group.Skills);
        Assert.Contains(read.Notes, note => note.ToString().StartsWith("499 probable duplicates", StringComparison.Ordinal));
    }

    [Fact]
    public void What_thousands_took_part_in_ties_each_of_them_to_itself()
    {
        var read = Given.Read(Rows("name,events", 5000, i => $"Group {i.ToString(CultureInfo.InvariantCulture)},Great march"));
        Assert.Equal(5000, read.Material.Ties.Count);
        Assert.Contains(read.Notes, note => note.ToString().StartsWith("5000 groups have “Great march” in common", StringComparison.Ordinal));
    }

    [Fact]
    public void There_are_never_more_ties_of_shared_events_than_a_map_can_hold()
    {
        var read = Given.Read(Rows("name,events", 2000, i => $"Group {i},March {i % 13}; Camp {i % 17}; Vigil {i % 19}; March {i % 29}; Picket {i % 11}; Walk {i % 10}"));
        Assert.InRange(read.Material.Ties.Count, 1, CoPresence.MostPairs + 2000 * 6);
        Assert.InRange(read.Notes.Count(note => note.ToString().Contains("in common, too many", StringComparison.Ordinal)), 1, 10);
    }

    [Fact]
    public void Html_of_a_website_is_read_as_its_words()
    {
        var group = Given.Read("name,description\nWomen &amp; Books,\"<p>Letters<br>and <a href=\"\"https://example.org\"\">books</a></p>\"\n").Material.Groups.Single();
        Assert.Equal(("Women & Books", "Letters\nand books"), (group.Name, group.Description));
    }
}
