using Weft.Map;

namespace Weft.Formats;

/// <summary>A file that a map is written to.</summary>
public sealed record MapFile(string Name, Action<CoalitionMap, Stream> Write);

/// <summary>The files that hold a map's data; docs/formats.md describes each. The drawings and the report are made elsewhere.</summary>
public static class MapFiles
{
    public static readonly IReadOnlyList<MapFile> All =
    [
        new("map.json", MapJson.Write),
        new("groups.geojson", GeoJsonWriting.Write),
        new("groups.csv", GroupsCsv.Write),
        new("ties.csv", TiesCsv.Write),
        new("graph.graphml", GraphMlWriting.Write),
        new("graph.gexf", GexfWriting.Write),
        new("kumu.json", KumuWriting.Write),
        new("skipped.csv", SkippedCsv.Write),
    ];
}
