using Weft.Groups;
using Weft.Places;

namespace Weft.Map;

public class DuplicatesTests
{
    [Theory]
    [InlineData("Free Them", "FREE THEM!", "Leeds", "Leeds")]
    [InlineData("Prisoners' Families Assoc.", "Prisoners Families Association", "Leeds", "Leeds")]
    [InlineData("St. Mary's Ctr", "Saint Marys Centre", "York", "York")]
    [InlineData("Women & Families", "Women and Families", "Leeds", "Leeds, West Yorkshire")]
    [InlineData("Law Soc. UK", "Law Society United Kingdom", "Hull", "Hull")]
    [InlineData("Defence Cttee", "Defense Committee", "Hull", "Hull")]
    [InlineData("CAPE", "Campaign Against Prison Expansion", "Leeds", "")]
    [InlineData("Campaign Against Prison Expansion (CAPE)", "CAPE", "Leeds", "Leeds")]
    [InlineData("Abolition Collective", "Aboltion Collective", "Leeds", "Leeds")]
    [InlineData("Leeds Mutual Aid", "Mutual Aid", "Leeds", "Leeds")]
    [InlineData("Red de Apoyo", "Red Apoyo", "Málaga", "Malaga")]
    [InlineData("Free Them", "Free them", "Leeds", "")]
    public void Names_alike_in_one_place_may_be_one_group(string first, string second, string here, string there)
    {
        var found = Assert.Single(Duplicates.Find([Group("a", first, here), Group("b", second, there)]));
        Assert.Equal(("a", "b"), (found.First, found.Second));
        Assert.NotEmpty(found.Reason.ToString());
    }

    [Theory]
    [InlineData("Free Them", "Free Them", "Leeds", "York")]
    [InlineData("Mutual Aid BS2", "Mutual Aid BS3", "Bristol", "Bristol")]
    [InlineData("North Leeds Tenants Union Branch", "South Leeds Tenants Union Branch", "Leeds", "Leeds")]
    [InlineData("Women", "Leeds Women", "Leeds", "Leeds")]
    [InlineData("Food Bank", "Food Rescue", "Leeds", "Leeds")]
    [InlineData("Abolition Collective", "Aboltion Collective", "Leeds", "")]
    public void Others_are_left_apart(string first, string second, string here, string there) =>
        Assert.Empty(Duplicates.Find([Group("a", first, here), Group("b", second, there)]));

    [Fact]
    public void Positions_say_more_than_the_names_of_places()
    {
        var (near, far) = (Group("b", "Free Them", "Headingley", new(53.82, -1.58)), Group("c", "Free Them", "Leeds", new(53.5, -1.55)));
        var leeds = Group("a", "Free Them", "Leeds", new(53.8, -1.55));

        Assert.Equal("The same name, 3.0 km apart", Duplicates.Find([leeds, near]).Single().Reason.ToString());
        Assert.Empty(Duplicates.Find([leeds, far]));
    }

    [Fact]
    public void Pairs_across_a_grid_line_are_found_wherever_they_stand()
    {
        for (var i = 0; i < 200; i++)
        {
            var (north, east) = (-80 + i * 0.8, -179 + i * 1.79);
            var (here, there) = (new Position(north, east), new Position(north + 0.02, east + 0.02));
            Assert.Single(Duplicates.Find([Group("a", "Free Prisoners", "", here), Group("b", "Free Prisonres", "", there)]));
        }
    }

    [Fact]
    public void In_a_crowd_the_pairs_are_still_found()
    {
        var crowd = Enumerable.Range(0, 3000).Select(i => Group($"g{i}", $"Group of the {Word(i)} {Word(i * 31 + 7)}", "London")).ToList();
        crowd.Add(Group("x", "Defence Assoc. for Families", "London"));
        crowd.Insert(10, Group("y", "Defence Association for Families", "London"));
        Assert.Contains(Duplicates.Find(crowd), pair => pair is { First: "y", Second: "x" });
    }

    [Theory]
    [InlineData(11)]
    [InlineData(3000)]
    public void Of_many_with_one_name_in_one_place_only_the_first_ten_are_paired(int many)
    {
        var same = Enumerable.Range(0, many).Select(i => Group($"g{i}", "Court Watch", "Leeds", new(53.8, -1.55))).ToList();
        var york = Enumerable.Range(0, many).Select(i => Group($"y{i}", "Court Watch", "York")).ToList();
        var found = Duplicates.Find([.. same, .. york, Group("a", "Court Wacth", "Leeds", new(53.8, -1.55))]);

        var crowds = Namesakes.Among([.. same, .. york]);
        Assert.Equal([many, many], crowds.Select(crowd => crowd.Numbers.Count));
        Assert.Equal(2 * 10 * 9 / 2, found.Count(pair => pair.First != "a" && pair.Second != "a"));
        Assert.Contains(found, pair => pair is { First: "g0", Second: "a" });
    }

    [Fact]
    public void Ten_with_one_name_are_no_crowd_and_neither_are_those_of_many_towns()
    {
        var ten = Enumerable.Range(0, 10).Select(i => Group($"g{i}", "Court Watch", "Leeds")).ToList();
        Assert.Empty(Namesakes.Among(ten));
        Assert.Equal(45, Duplicates.Find(ten).Count);
        Assert.Empty(Namesakes.Among([.. Enumerable.Range(0, 500).Select(i => Group($"g{i}", "Court Watch", $"Town {Word(i)}"))]));
    }

    [Fact]
    public void The_distance_between_words_counts_each_mistake_once()
    {
        Assert.Equal(1, EditDistance.Between("abolition", "aboltiion", 3));
        Assert.Equal(1, EditDistance.Between("collective", "colective", 3));
        Assert.Equal(2, EditDistance.Between("abc", "bcd", 3));
        Assert.Equal(3, EditDistance.Between("abcdef", "uvwxyz", 2));
        Assert.Equal(0, EditDistance.Between("", "", 2));
    }

    private static string Word(int number) => string.Concat(Enumerable.Range(0, 6).Select(i => (char)('a' + (number * 7919 + i * 104729) % (23 + i) % 26)));

    private static Group Group(string id, string name, string place, Position? position = null) => new()
    {
        Id = id,
        Name = name,
        Place = place.Length == 0 && position is null ? null : new Place { Name = place, Position = position },
    };
}
