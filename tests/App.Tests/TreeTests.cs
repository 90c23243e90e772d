using System.Text.RegularExpressions;

namespace Weft;

/// <summary>Parts of the program stand on each other, never in a circle: what two of them need is lifted to where both can reach it.</summary>
public class TreeTests
{
    // What composes the others, and may name them all.
    private static readonly string[] Above = ["Weft", "Weft.Commands", "Weft.Example"];

    /// <summary>The part that a type belongs to; of a page that the compiler made, the one in whose folder it lies.</summary>
    private static string? PartOf(Type type) =>
        type.Assembly != typeof(App).Assembly ? null
        : type.Namespace == "AspNetCoreGeneratedDocument" ? Regex.Match(type.FullName!, @"\.(?:Features|Sealed|Web)_([A-Za-z]+?)_") is { Success: true } page ? "Weft." + page.Groups[1].Value : "Weft.Web"
        : type.Namespace is { } name && name.StartsWith("Weft", StringComparison.Ordinal) ? name : null;

    private static Dictionary<(string From, string To), string> Edges()
    {
        var edges = new Dictionary<(string, string), string>();
        foreach (var type in typeof(App).Assembly.GetTypes())
        {
            if (PartOf(type) is not { } from || Above.Contains(from)) continue;
            foreach (var named in CompiledCode.NamedBy(type))
                if (PartOf(named) is { } to && to != from && !Above.Contains(to)) edges.TryAdd((from, to), $"{type.FullName} names {named.FullName}");
        }
        return edges;
    }

    [Fact]
    public void Explore()
    {
        static string Top(Type type) { while (type.DeclaringType is { } outer) type = outer; return (type.Namespace == "AspNetCoreGeneratedDocument" ? "page" : type.Namespace![4..].TrimStart('.')) + ":" + type.Name; }
        var lines = from type in typeof(App).Assembly.GetTypes() where PartOf(type) is not null
                    from named in CompiledCode.NamedBy(type) where PartOf(named) is not null
                    let pair = Top(type) + "\t" + Top(named) select pair;
        System.IO.File.WriteAllLines("/tmp/types.txt", lines.Distinct().Order());
    }
}
