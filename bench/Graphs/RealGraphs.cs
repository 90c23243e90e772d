using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Weft.Map.Graphs;

namespace Weft.Bench;

/// <summary>Graphs that nobody made for a test.</summary>
internal static class RealGraphs
{
    /// <summary>From the real input beside the project: movement organisations, and groups of one directory that stand
    /// under one heading.</summary>
    public static IEnumerable<TriedGraph> Small
    {
        get
        {
            var data = Data();
            foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "movement-networks"), "*.graphml").Order())
            {
                var document = XDocument.Load(file);
                yield return Named(Path.GetFileNameWithoutExtension(file), document.Descendants()
                    .Where(element => element.Name.LocalName == "edge")
                    .Select(edge => (edge.Attribute("source")!.Value, edge.Attribute("target")!.Value)));
            }
            yield return Named("directory headings", Directory.EnumerateFiles(Path.Combine(data, "organize-directory"), "*.json", SearchOption.AllDirectories)
                .Order().SelectMany(Together));
        }
    }

    /// <summary>
    /// The packages of this Debian and what they depend on, as apt knows them: the largest graph that nobody made for us
    /// which every such machine holds. Those met first from the best-connected one, without it: a package that nearly
    /// all depend on says nothing.
    /// </summary>
    public static IEnumerable<TriedGraph> Packages(int most)
    {
        var names = new HashSet<string>();
        var ties = new List<(string, string)>();
        var package = "";
        using var process = Process.Start(new ProcessStartInfo("apt-cache", "dumpavail") { RedirectStandardOutput = true, UseShellExecute = false })!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("Package: ", StringComparison.Ordinal))
                names.Add(package = line[9..]);
            else if (line.StartsWith("Depends: ", StringComparison.Ordinal))
                ties.AddRange(line[9..].Split(',', '|').Select(one => (package, one.Trim().Split(' ', ':', '(')[0])));
        }
        process.WaitForExit();
        if (names.Count == 0) yield break;

        var whole = Named("", ties.Where(tie => names.Contains(tie.Item2)).Distinct()).Graph;
        var kept = Enumerable.Range(0, whole.Nodes).Where(node => whole.Degree(node) < 500).ToHashSet();
        var start = kept.MaxBy(whole.Degree);
        var number = new Dictionary<int, int> { [start] = 0 };
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var node))
            foreach (var next in whole.NeighboursOf(node))
                if (number.Count < most && kept.Contains(next) && number.TryAdd(next, number.Count)) queue.Enqueue(next);
        yield return new("Debian packages", Graph.From(number.Count,
        [
            .. from node in number.Keys
               from other in whole.NeighboursOf(node).ToArray()
               where node < other && number.ContainsKey(other)
               select (number[node], number[other], 1.0),
        ]));
    }

    private static IEnumerable<(string, string)> Together(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("sections", out var sections)) yield break;
        foreach (var section in sections.EnumerateArray())
        {
            if (!section.TryGetProperty("initiatives", out var initiatives)) continue;
            string[] names = [.. initiatives.EnumerateArray().Select(one => one.GetProperty("name").GetString()!).Distinct()];
            for (var i = 0; i < names.Length; i++)
                for (var j = 0; j < i; j++)
                    yield return (names[i], names[j]);
        }
    }

    private static TriedGraph Named(string name, IEnumerable<(string, string)> ties)
    {
        var number = new Dictionary<string, int>();
        (int, int, double)[] numbered = [.. ties.Select(tie => (Number(tie.Item1), Number(tie.Item2))).Where(tie => tie.Item1 != tie.Item2)
            .Select(tie => (Math.Min(tie.Item1, tie.Item2), Math.Max(tie.Item1, tie.Item2), 1.0)).Distinct()];
        return new(name, Graph.From(number.Count, numbered));

        int Number(string one) => number.TryGetValue(one, out var known) ? known : number[one] = number.Count;
    }

    private static string Data()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Weft.slnx")))
                return Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data")) is var data && Directory.Exists(data)
                    ? data : throw new DirectoryNotFoundException($"The real data is looked for at {data}");
        throw new DirectoryNotFoundException("The bench runs inside the project's folder");
    }
}
