using System.Diagnostics;
using Weft.Map.Graphs;

namespace Weft.Bench;

/// <summary>One measure of ours beside igraph's on the same graphs: ours, theirs, ours, theirs, and the medians.</summary>
internal abstract class Comparison
{
    protected const ulong Seed = 20_26;

    public static IEnumerable<Comparison> All { get; } = [new BetweennessComparison(), new CommunitiesComparison(), new LayoutComparison()];

    public abstract string Measure { get; }
    public abstract IEnumerable<TriedGraph> Graphs();
    public abstract IEnumerable<Row> Run(TriedGraph tried, Peer? peer, int rounds);

    /// <summary>One run on a small graph, so that compiling our code is not counted as running it.</summary>
    public abstract void WarmUp();

    protected (double Ours, double? Theirs, T Result, double[][]? TheirResult) Race<T>(
        TriedGraph tried, Peer? peer, int rounds, Func<Graph, T> run)
    {
        var (ours, theirs) = (new List<double>(), new List<double>());
        (T? result, double[][]? theirResult) = (default, null);
        for (var round = 0; round < rounds; round++)
        {
            result = Time(() => run(tried.Graph), ours);
            if (peer is null) continue;
            (var seconds, theirResult) = peer.Run(Measure, tried, round);
            theirs.Add(seconds);
        }
        return (Median(ours), peer is null ? null : Median(theirs), result!, theirResult);
    }

    /// <summary>The mean of as many calls as fit into a tenth of a second, so that tiny graphs can be told apart;
    /// peer.py does the same.</summary>
    private static T Time<T>(Func<T> run, List<double> seconds)
    {
        var calls = 0;
        var clock = Stopwatch.StartNew();
        T result;
        do
        {
            result = run();
            calls++;
        }
        while (clock.Elapsed.TotalSeconds < 0.1);
        seconds.Add(clock.Elapsed.TotalSeconds / calls);
        return result;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
