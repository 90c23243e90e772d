using System.Text.RegularExpressions;

namespace Weft;

/// <summary>Parts of the program stand on each other, never in a circle: what two of them need is lifted to where both can reach it.</summary>
public partial class TreeTests
{
    // What composes the others, and may name them all.
    private static readonly string[] Above = ["Weft", "Weft.Commands", "Weft.Example"];

    /// <summary>The part that a type belongs to; of a page that the compiler made, the one in whose folder it lies.</summary>
    private static string? PartOf(Type type) =>
        type.Assembly != typeof(App).Assembly ? null
        : type.Namespace == "AspNetCoreGeneratedDocument" ? "Weft." + Folder.Match(type.Name).Groups[1].Value
        : type.Namespace is { } name && name.StartsWith("Weft", StringComparison.Ordinal) && !Above.Contains(name) ? name : null;

    [GeneratedRegex("^(?:Features_)?([A-Za-z]+)_")]
    private static partial Regex Folder { get; }

    /// <summary>For each part those that it names, with one place where it does.</summary>
    private static Dictionary<string, Dictionary<string, string>> Named(Func<Type, string?> partOf)
    {
        var named = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var type in typeof(App).Assembly.GetTypes())
        {
            if (partOf(type) is not { } part) continue;
            var others = named.TryGetValue(part, out var known) ? known : named[part] = new(StringComparer.Ordinal);
            foreach (var other in CompiledCode.NamedBy(type))
            {
                if (partOf(other) is { } its && its != part) others.TryAdd(its, $"{type.FullName} names {other.FullName ?? other.Name}");
            }
        }
        return named;
    }

    /// <summary>The shortest way from a part back to itself; nothing if there is none.</summary>
    private static IReadOnlyList<string> Circle(Dictionary<string, Dictionary<string, string>> named, string start)
    {
        var ways = new Queue<(string At, IReadOnlyList<string> Way)>([(start, [])]);
        for (HashSet<string> seen = []; ways.TryDequeue(out var here);)
        {
            foreach (var (next, where) in named[here.At])
            {
                if (next == start) return [.. here.Way, where];
                if (seen.Add(next)) ways.Enqueue((next, [.. here.Way, where]));
            }
        }
        return [];
    }

    [Fact]
    public void No_part_stands_on_what_stands_on_it()
    {
        var named = Named(PartOf);

        Assert.True(named.Count > 25, $"Only {named.Count} parts were found.");
        Assert.All(named.Keys, part => Assert.True(Circle(named, part) is [], string.Join('\n', Circle(named, part))));
    }

    [Fact]
    public void A_circle_is_seen_and_named()
    {
        // As if the notes were a part of what they stand on.
        var named = Named(type => PartOf(type) is "Weft.Notes" ? "Weft.Sealed" : PartOf(type));

        Assert.Contains("names Weft.Sealed.", string.Join('\n', Circle(named, "Weft.Visits")), StringComparison.Ordinal);
        Assert.NotEmpty(Circle(named, "Weft.Sealed"));
    }
}
