using System.Xml.Linq;

namespace Weft.Lifts;

/// <summary>The feature of docs/adding-a-feature.md, which lies in tests/Exercise as it would lie in src/App.</summary>
internal static class Lifting
{
    public static readonly string Folder = Path.Combine(Repository.Root, "tests/Exercise/Features/Lifts");

    private static readonly HashSet<string> Spanish = [.. XDocument.Load(Path.Combine(Folder, "Words.es.resx")).Descendants("data").Select(data => data.Attribute("name")!.Value)];

    /// <summary>Whether a sentence stands in Spanish: in the program, or beside the lifts.</summary>
    public static bool Knows(string sentence) => Words.Spanish.Knows(sentence) || Spanish.Contains(sentence);
}
