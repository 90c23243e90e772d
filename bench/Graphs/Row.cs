using System.Globalization;

namespace Weft.Bench;

/// <summary>One figure of ours beside igraph's, and the ratio that is asked for: at most, or at least, the target.</summary>
internal sealed record Row(
    string What, TriedGraph Graph, string Unit, double Ours, double? Theirs, double Target, bool AtMost)
{
    public static string Heading { get; } =
        $"{"what",-26} {"graph",-24} {"nodes",7} {"ties",7} {"weft",9}    {"igraph",9} {"ratio",7}  target";

    private double? Ratio => Ours / Theirs;
    /// <summary>Whether the target holds for this graph.</summary>
    public bool IsJudged { get; init; } = true;
    public bool Met => !IsJudged || Ratio is not { } ratio || (AtMost ? ratio <= Target : ratio >= Target);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{What,-26} {Graph.Name,-24} {Graph.Graph.Nodes,7} {Graph.Graph.Ties,7} {Ours,9:G3} {Unit,-2} {Theirs,9:G3} {Ratio,7:0.000}")
        + string.Create(CultureInfo.InvariantCulture, $"  {(AtMost ? "<=" : ">=")} {Target:0.00}  {(!IsJudged ? "too small to tell" : Met ? "ok" : "NOT OK")}");
}
