using System.Xml.Linq;
using Weft.Map;

namespace Weft.Drawing;

/// <summary>What holds of the drawings of every map.</summary>
internal static class DrawingLaws
{
    public static void IsWellFormedAndAsksForNothing(CoalitionMap map)
    {
        foreach (var svg in new[] { DrawingTests.Land(map), DrawingTests.Ties(map) })
        {
            var root = XDocument.Parse(svg).Root!;
            Assert.Equal("http://www.w3.org/2000/svg", root.Name.NamespaceName);
            Assert.DoesNotContain(root.DescendantsAndSelf(), element => element.Name.LocalName is "script" or "image" or "foreignObject" || element.Attribute("style") is not null
                || element.Attributes().Any(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
            Assert.All(root.Descendants().Attributes("href"), href => Assert.StartsWith("#", href.Value, StringComparison.Ordinal));
            Assert.All(svg.Split("url(").Skip(1), url => Assert.StartsWith("data:", url, StringComparison.Ordinal));
        }
    }

    public static void IsDrawnTheSameWay(Func<CoalitionMap> map)
    {
        Assert.Equal(DrawingTests.Land(map()), DrawingTests.Land(map()));
        Assert.Equal(DrawingTests.Ties(map()), DrawingTests.Ties(map()));
    }

    public static void CirclesStandForEveryGroupWithAPlace(CoalitionMap map)
    {
        var land = LandMap.Of(Drawings.Pins(map));
        Assert.Equal(map.Groups.Count(group => group.Group.Place?.Position is not null), land.Spots.Sum(spot => spot.Groups) + land.Farther.Count);
        Assert.Equal(land.Spots.Sum(spot => spot.Pins.Count), land.Spots.SelectMany(spot => spot.Pins).Select(pin => pin.Key).Distinct().Count());
    }

    /// <summary>Nobody may see from the size of a mark which group matters most.</summary>
    public static void AGroupByItselfHasTheSameMarkEverywhere(CoalitionMap map)
    {
        var spots = LandMap.Of(Drawings.Pins(map)).Spots.OrderBy(spot => spot.Shown).ToList();
        Assert.All(spots.Where(spot => spot.Shown == 1), spot => Assert.Equal(Gathering.RadiusOfOne, spot.Radius));
        foreach (var (fewer, more) in spots.Zip(spots.Skip(1)))
            Assert.True(fewer.Shown == more.Shown ? fewer.Radius == more.Radius : fewer.Radius <= more.Radius, $"{fewer.Shown}: {fewer.Radius}, {more.Shown}: {more.Radius}");
    }

    public static void NoTwoCirclesMeetAndAllAreOnTheSheet(CoalitionMap map)
    {
        var land = LandMap.Of(Drawings.Pins(map));
        foreach (var (spot, i) in land.Spots.Select((spot, i) => (spot, i)))
        {
            Assert.True(Box.Round(spot.X, spot.Y, spot.Radius).Within(Sheet.Width, land.Sheet.Height), spot.Name(Words.English));
            Assert.All(land.Spots.Skip(i + 1), other => Assert.True(Math.Sqrt(Math.Pow(other.X - spot.X, 2) + Math.Pow(other.Y - spot.Y, 2)) >= other.Radius + spot.Radius, $"{i}"));
        }
    }

    public static void ACircleBearsTheNameOfATownOfItsOwnGroups(CoalitionMap map) =>
        Assert.All(LandMap.Of(Drawings.Pins(map)).Spots.Where(spot => spot.Towns.Count > 0), spot => Assert.Contains(spot.Towns[0], spot.Pins.Select(pin => pin.Name)));
}
