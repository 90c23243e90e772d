using System.Globalization;
using Weft.Bench;

// Graphs side by side with igraph: see README.md. Exit 1 if a target is missed.
var rounds = Option("--rounds") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 3;
var only = Option("--only");
using var folder = new TemporaryFolder();
var peer = args.Contains("--alone") ? null : new Peer(folder);

var comparisons = Comparison.All.Where(one => only is null || one.Measure == only).ToArray();
Console.WriteLine(Row.Heading);
var missed = false;
foreach (var comparison in comparisons)
{
    comparison.WarmUp();
    foreach (var graph in comparison.Graphs())
    {
        foreach (var row in comparison.Run(graph, peer, rounds))
        {
            Console.WriteLine(row);
            missed |= !row.Met;
        }
    }
}
Console.WriteLine(missed ? "A target is missed." : "All targets are met.");
return missed ? 1 : 0;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
