using Weft.Formats;
using Weft.Groups;
using Weft.Map;

namespace Weft.Commands;

/// <summary>What a verb says about the files that it read: what their headings were taken for, and what was left out.</summary>
internal static class ReadingReport
{
    private const int MostRows = 10;

    /// <param name="everything">How to see all rows that were left out.</param>
    public static void Write(TextWriter to, Reading reading, Words words, string everything)
    {
        foreach (var table in reading.Tables)
        {
            to.WriteLine($"{table.File}{(table.Table is null ? "" : $", {table.Table}")} ({table.Format}): " +
                string.Join(", ", Count(table.Rows, "{0:N0} row", "{0:N0} rows"), Count(table.Groups, "{0:N0} group", "{0:N0} groups"), Count(table.Ties, "{0:N0} tie", "{0:N0} ties")));
            if (table.Columns.Count > 0) to.WriteLine($"  {table.Choices()}");
            foreach (var note in table.Notes)
                to.WriteLine($"  {words[note]}");
        }
        foreach (var note in reading.Notes)
            to.WriteLine(words[note]);
        WriteSkipped(to, reading.Material.Skipped, words, everything);
        WritePlaces(to, reading.Material.Groups, words);
        WriteDuplicates(to, reading.Material, words);

        string Count(long number, string one, string many) => words.Count((int)Math.Min(number, int.MaxValue), one, many);
    }

    private static void WriteSkipped(TextWriter to, ValueList<SkippedRow> skipped, Words words, string everything)
    {
        if (skipped.Count == 0) return;
        to.WriteLine(words["Rows that cannot be used: {0:N0}", skipped.Count]);
        foreach (var row in skipped.Take(MostRows))
            to.WriteLine($"  {row.File}{(row.Row is { } line ? words[", row {0}", line] : "")}: {words[row.Reason]}");
        if (skipped.Count > MostRows) to.WriteLine("  " + words["and {0:N0} more; {1}", skipped.Count - MostRows, everything]);
    }

    /// <summary>Places that were read otherwise than they stand, and those that were not found.</summary>
    private static void WritePlaces(TextWriter to, ValueList<Group> groups, Words words)
    {
        var doubtful = groups.Where(group => group.Place is { Note: not null } place && (place.Position is not null || !Places.PlaceText.Read(place.Name).SaysNowhere))
            .OrderBy(group => group.Place!.Position is null).ToList();
        if (doubtful.Count == 0) return;
        to.WriteLine(words["Places to check: {0:N0}", doubtful.Count]);
        foreach (var group in doubtful.Take(MostRows))
            to.WriteLine($"  {group.Name}: {words[group.Place!.Note!]}");
        if (doubtful.Count > MostRows) to.WriteLine("  " + words["and {0:N0} more", doubtful.Count - MostRows]);
    }

    private static void WriteDuplicates(TextWriter to, Material material, Words words)
    {
        if (material.Duplicates.Count == 0) return;
        var names = material.Groups.ToLookup(group => group.Id, group => group.Name);
        to.WriteLine(words["Pairs that may be one group (--merge makes them one): {0:N0}", material.Duplicates.Count]);
        foreach (var pair in material.Duplicates.Take(MostRows))
            to.WriteLine($"  {names[pair.First].FirstOrDefault()} / {names[pair.Second].FirstOrDefault()}: {words[pair.Reason]}");
    }
}
