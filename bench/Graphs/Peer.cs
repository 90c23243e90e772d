using System.Diagnostics;
using System.Globalization;
using Weft.Map.Graphs;

namespace Weft.Bench;

/// <summary>igraph, in a process of its own for each call; it times the call alone, without reading the graph.</summary>
internal sealed class Peer(TemporaryFolder folder)
{
    private const string Python = "/usr/bin/python3";

    public (double Seconds, double[][] Result) Run(string measure, TriedGraph tried, int seed)
    {
        var (edges, result) = (folder.File("edges"), folder.File("result"));
        Write(tried.Graph, edges);
        var start = new ProcessStartInfo(Python,
            [Path.Combine(AppContext.BaseDirectory, "peer.py"), measure, edges, seed.ToString(CultureInfo.InvariantCulture), result])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Python} did not start");
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException("igraph did not answer; is python3-igraph installed?");
        return (double.Parse(said, CultureInfo.InvariantCulture),
            [.. File.ReadLines(result).Select(line => Array.ConvertAll(line.Split(' '), cell => double.Parse(cell, CultureInfo.InvariantCulture)))]);
    }

    private static void Write(Graph graph, string path)
    {
        using var file = File.CreateText(path);
        file.WriteLine(graph.Nodes);
        for (var node = 0; node < graph.Nodes; node++)
            foreach (var other in graph.NeighboursOf(node))
                if (other > node) file.WriteLine($"{node} {other}");
    }
}
