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

    public static void AreasFollowNumbers(CoalitionMap map)
    {
        var spots = LandMap.Of(Drawings.Pins(map)).Spots.Where(spot => spot.Members > 0 && spot.Radius > 6).ToList();
        if (spots.Count < 2) return;
        var each = spots.Select(spot => spot.Radius * spot.Radius / spot.Members).ToList();
        Assert.True(each.Max() / each.Min() < 1.0001, $"{each.Min()} to {each.Max()}");
    }
}
