using Weft.Formats;

namespace Weft.Commands;

/// <summary>Names that look like those of people are published only once somebody has said that they are groups.</summary>
internal static class NamesLikePeoples
{
    private const int MostShown = 40;

    public static List<string> Of(Reading reading) => [.. reading.Material.Groups.Select(group => group.Name).Where(NamesOfPeople.LooksLikeOne)];

    /// <summary>Prints the names; nothing if there are none.</summary>
    public static void Show(List<string> names, Words words)
    {
        if (names.Count == 0) return;
        Console.WriteLine();
        Console.WriteLine(words["Names that look like people’s names: {0:N0}. Weft publishes groups, never people:", names.Count]);
        foreach (var name in names.Take(MostShown))
            Console.WriteLine($"  {name}");
        if (names.Count > MostShown) Console.WriteLine("  " + words["and {0:N0} more", names.Count - MostShown]);
    }

    /// <summary>Asks on a terminal; elsewhere it says which option answers.</summary>
    public static async Task<bool> AreGroups(List<string> names, Words words)
    {
        Show(names, words);
        if (!Console.IsInputRedirected && !Console.IsOutputRedirected)
        {
            Console.Write(words["Are these all groups? Type “yes” to publish them: "]);
            if (Values.YesOrNo(Console.ReadLine() ?? "") == true) return true;
        }
        await Console.Error.WriteLineAsync(words["Nothing was published. Take the people out of the file, or say which column holds the groups: --columns name=HEADING. If all of these are groups, add --names-are-groups."]);
        return false;
    }
}
