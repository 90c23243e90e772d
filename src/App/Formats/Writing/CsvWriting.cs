using System.Globalization;
using System.Text;
using Weft.Map;

namespace Weft.Formats;

/// <summary>
/// Tables for spreadsheets: UTF-8 with a byte-order mark (without it Excel garbles letters), CRLF (RFC 4180), and cells that a spreadsheet
/// would run as a formula neutralised (<see cref="FormulaEscape"/>).
/// </summary>
internal sealed class CsvWriting : IDisposable
{
    private readonly StreamWriter writer;

    public CsvWriting(Stream to) => writer = new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true);

    public void Row(IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first) writer.Write(',');
            first = false;
            Write(FormulaEscape.Escape(JsonLetters.Whole(cell)));
        }
        writer.Write("\r\n");
    }

    public void Dispose() => writer.Dispose();

    private void Write(string cell)
    {
        // U+0000 is a letter in no text, and many programs stop at it.
        cell = cell.Replace('\0', '\uFFFD');
        if (!cell.AsSpan().ContainsAny(",\"\r\n;\t|") && cell is not [' ', ..] and not [.., ' '])
        {
            writer.Write(cell);
            return;
        }
        writer.Write('"');
        writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}

/// <summary>groups.csv: a row for each group. Private columns are marked "private: ...", for it stays on the user's own disk.</summary>
public static class GroupsCsv
{
    public static void Write(CoalitionMap map, Stream to)
    {
        var others = map.Groups.SelectMany(on => GroupHeadings.Others(on.Group).Concat(GroupHeadings.Privates(on.Group))).Select(other => other.Heading).Distinct().ToList();
        using var csv = new CsvWriting(to);
        csv.Row([.. GroupHeadings.All.Select(one => one.Heading), .. others]);
        foreach (var on in map.Groups)
        {
            var more = GroupHeadings.Others(on.Group).Concat(GroupHeadings.Privates(on.Group)).GroupBy(other => other.Heading).ToDictionary(other => other.Key, other => other.First().Values);
            csv.Row(
            [
                .. GroupHeadings.All.Select(one => one.Of(on) is { } cell ? GroupHeadings.Write(cell) : ""),
                .. others.Select(heading => more.TryGetValue(heading, out var values) ? (values.Count == 1 ? values[0] : ListValues.Join(values)) : ""),
            ]);
        }
    }
}

/// <summary>ties.csv: a row for each tie, by id, with the names beside it for people.</summary>
public static class TiesCsv
{
    public static void Write(CoalitionMap map, Stream to)
    {
        var names = map.Groups.GroupBy(on => on.Group.Id).ToDictionary(same => same.Key, same => same.First().Group.Name);
        using var csv = new CsvWriting(to);
        csv.Row(["from", "to", "kind", "strength", "confirmed", "bridge", "through", "name of from", "name of to"]);
        foreach (var (tie, bridge) in map.Ties)
            csv.Row([tie.From, tie.To, tie.Kind, tie.Strength.ToString("R", CultureInfo.InvariantCulture), tie.Confirmed ? "yes" : "no", bridge ? "yes" : "no",
                ListValues.Join(tie.Through), names.GetValueOrDefault(tie.From, ""), names.GetValueOrDefault(tie.To, "")]);
    }
}

/// <summary>skipped.csv: every row that could not be used, with where it stands and why, in the reader's language.</summary>
public static class SkippedCsv
{
    public static void Write(CoalitionMap map, Stream to) => Write(map, Words.English, to);

    public static void Write(CoalitionMap map, Words words, Stream to) => Write(map.Skipped, words, to);

    public static void Write(IEnumerable<SkippedRow> skipped, Words words, Stream to)
    {
        using var csv = new CsvWriting(to);
        csv.Row(["file", "row", "reason"]);
        foreach (var (file, row, reason) in skipped)
            csv.Row([file, row?.ToString(CultureInfo.InvariantCulture) ?? "", words[reason]]);
    }
}
