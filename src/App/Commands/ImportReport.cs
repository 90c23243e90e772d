using System.Globalization;
using System.Text;
using Weft.Formats;
using Weft.Groups;
using Weft.Map;
using Weft.Places;

namespace Weft.Commands;

/// <summary>What `weft import` says: what it read and left out, what everyone sees now or would see, and what is withheld.</summary>
internal static class ImportReport
{
    public static void WriteSkipped(IReadOnlyList<SkippedRow> skipped, string path)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        file.WriteLine("file,row,reason");
        foreach (var row in skipped)
            file.WriteLine($"{Cell(row.File)},{row.Row},{Cell(row.Reason.ToString())}");
    }

    public static void WriteCount(Allowance allowance, PublishedCount count, bool kept)
    {
        Console.WriteLine();
        Console.WriteLine(kept
            ? $"Published as “{allowance.Source}”, allowed by {allowance.AllowedBy}:"
            : $"Nothing is published yet. With --publish --allowed-by TEXT, everyone would see this list as “{allowance.Source}”:");
        Console.WriteLine($"  groups shown: {Number(count.Shown)} ({Number(count.Added)} new, {Number(count.Changed)} changed, {Number(count.Unchanged)} as before)");
        Console.WriteLine($"  removed, no longer in the list: {Number(count.Removed)}");
        Console.WriteLine($"  ties shown, agreed by both groups: {Number(count.Ties)}");
        Console.WriteLine($"  places shown to the {Word(allowance.Precision)}");
        Console.WriteLine("Withheld:");
        Console.WriteLine($"  cells with people, addresses, telephone numbers and notes: {Number(count.Publication.PrivateCells)}");
        Console.WriteLine($"  e-mail addresses and telephone numbers inside other texts: {Number(count.Publication.ContactsInText)}");
        Console.WriteLine($"  values that only a group itself can show (needs, skills, resources, values ...) or under unknown headings: {Number(count.Publication.OtherCells)}");
        Console.WriteLine($"  ties that were not agreed by both: {Number(count.UnconfirmedTies)}");
        if (count.TakenOff > 0) Console.WriteLine($"  groups that asked to be taken off, which stay off: {Number(count.TakenOff)}");
        foreach (var (why, (number, first)) in count.Skipped)
            Console.WriteLine($"  {Number(number)} not listed, first “{first}”: {why}");
        if (kept || count.First.Count == 0) return;
        Console.WriteLine("The first of them, as everyone would read them:");
        foreach (var listing in count.First)
            WriteListing(listing);
    }

    private static void WriteListing(Listing listing)
    {
        Console.WriteLine($"  {listing.Name}");
        var place = string.Join(", ", new[] { listing.Place, listing.Region, listing.Country }.Where(part => !string.IsNullOrEmpty(part)).Distinct());
        var at = listing.Position is { } position
            ? string.Create(CultureInfo.InvariantCulture, $" at {position.Latitude}, {position.Longitude} ({Word(listing.Precision)})") : "";
        if (place.Length + at.Length > 0) Console.WriteLine($"    {place}{at}");
        Say("works on", listing.Causes);
        Say("knows about", listing.Specialisms);
        Say("languages", listing.Languages);
        if (listing.Website is { } website) Console.WriteLine($"    {website}");
        if (listing.Description.Length > 0) Console.WriteLine($"    {listing.Description.ReplaceLineEndings(" ")}");

        static void Say(string what, ValueList<string> values)
        {
            if (values.Count > 0) Console.WriteLine($"    {what}: {string.Join(", ", values)}");
        }
    }

    private static string Word(Precision precision) => precision switch
    {
        Precision.Exact => "point that the file gives",
        Precision.Kilometre => "kilometre",
        _ => precision.ToString().ToLowerInvariant(),
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Cell(string text) => $"\"{FormulaEscape.Escape(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
