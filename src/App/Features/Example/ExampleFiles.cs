using Weft.Formats;

namespace Weft.Example;

/// <summary>The files of an invented coalition, The Long Thread: its groups and some neighbours, their ties, and what it wants to do.</summary>
public static class ExampleFiles
{
    public static readonly SourceFile Groups = File("groups.csv"), Ties = File("ties.csv"), Purpose = File("purpose.csv");

    public static IReadOnlyList<SourceFile> All => [Groups, Ties, Purpose];

    private static SourceFile File(string name) =>
        new(name, () => typeof(ExampleFiles).Assembly.GetManifestResourceStream($"example/{name}")!);
}
