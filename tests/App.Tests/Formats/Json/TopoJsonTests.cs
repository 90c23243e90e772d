using Weft.Places;

namespace Weft.Formats;

/// <summary>Shapes whose borders are kept once.</summary>
public class TopoJsonTests
{
    internal const string Shapes = """
        {"type":"Topology","transform":{"scale":[0.01,0.01],"translate":[-2,53]},"objects":{"groups":{"type":"GeometryCollection","geometries":[
          {"type":"Point","id":"a","properties":{"name":"Court Watch","topic":"courts"},"coordinates":[45,80]},
          {"type":"Polygon","properties":{"name":"Area group"},"arcs":[[0,-2]]}]}},
         "arcs":[[[0,0],[100,0],[0,100]],[[0,0],[0,100],[100,0]]]}
        """;

    [Fact]
    public void Each_shape_with_a_name_is_a_group_and_an_area_stands_at_its_middle()
    {
        var groups = Given.Read(Shapes).Groups.ToList();

        Assert.Equal(["Court Watch", "Area group"], groups.Select(group => group.Name));
        Assert.Equal(["courts"], groups[0].Causes);
        Assert.True(groups[0].Place!.Position!.Value.KilometresTo(new Position(53.8, -1.55)) < 0.001);
        Assert.True(groups[1].Place!.Position!.Value.KilometresTo(new Position(53.5, -1.5)) < 0.001);
    }
}
