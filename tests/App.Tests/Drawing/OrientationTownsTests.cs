using System.Globalization;
using System.Xml.Linq;
using Weft.Map;
using Weft.Places;

namespace Weft.Drawing;

public sealed class OrientationTownsTests(GazetteerFixture fixture) : IClassFixture<GazetteerFixture>
{
    public static TheoryData<string> Maps => ["Britain", "UnitedStates", "World", "OneTown", "Empty"];

    [Theory, MemberData(nameof(Maps))]
    public void A_map_names_a_few_large_towns_and_no_name_lies_on_another(string name) => NamesAFewTowns(Map(name), fixture);

    [Fact]
    public void Around_British_groups_the_towns_are_British_or_near()
    {
        var towns = Drawn(SampleMaps.Britain(), fixture).Elements().Single(group => (string?)group.Attribute("class") == "towns is-around").Value;
        Assert.Contains("Carlisle", towns, StringComparison.Ordinal);
        Assert.DoesNotContain("Madrid", towns, StringComparison.Ordinal);
    }

    internal static void NamesAFewTowns(CoalitionMap map, GazetteerFixture fixture)
    {
        var drawing = Drawn(map, fixture);
        var around = drawing.Elements().Where(group => (string?)group.Attribute("class") == "towns is-around").Elements().Where(mark => mark.Name.LocalName == "text").ToList();
        Assert.InRange(around.Count, 2, 12);
        var boxes = drawing.Elements().Where(group => ((string?)group.Attribute("class"))?.StartsWith("towns", StringComparison.Ordinal) == true)
            .SelectMany(group => group.Elements().Where(mark => mark.Name.LocalName == "text").Select(text => Room(group, text))).ToList();
        for (var i = 0; i < boxes.Count; i++)
            for (var j = i + 1; j < boxes.Count; j++)
                Assert.False(boxes[i].Box.Meets(boxes[j].Box), $"{boxes[i].Text} and {boxes[j].Text}");
        Assert.Equal(boxes.Count, boxes.Select(box => box.Text).Distinct().Count());
    }

    private static XElement Drawn(CoalitionMap map, GazetteerFixture fixture) =>
        XDocument.Parse(DrawingTests.Written(to => Drawings.WriteLand(map, Words.English, to, new() { Gazetteer = fixture.Gazetteer }))).Root!;

    private static CoalitionMap Map(string name) => name switch
    {
        "Britain" => SampleMaps.Britain(),
        "UnitedStates" => UnitedStates.MadeUp(),
        "World" => SampleMaps.World(),
        "OneTown" => new() { Groups = [new(new() { Id = "a", Name = "A", Place = new() { Name = "Toulouse", Position = new(43.6, 1.44) } })] },
        _ => new(),
    };

    private static (string Text, Box Box) Room(XElement group, XElement text)
    {
        double Number(XElement of, string name) => double.Parse(of.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        var size = Number(group, "font-size");
        var width = Letters.Width(text.Value, size, group.Attribute("font-weight") is not null);
        return (text.Value, Box.OfWords(Number(text, "x"), Number(text, "y"), width, size, (string?)text.Attribute("text-anchor") ?? "start"));
    }
}
