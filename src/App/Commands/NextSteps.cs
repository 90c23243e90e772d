using System.Text;
using System.Text.RegularExpressions;
using Weft.Formats;
using Weft.Groups;
using Weft.Map;
using Group = Weft.Groups.Group;

namespace Weft.Commands;

/// <summary>
/// Where nobody has said yet who belongs to a coalition or what it wants: tables ready to be filled in, beside the map, and the command that takes them in.
/// </summary>
/// <param name="given">The words of the command that made the map.</param>
internal sealed partial class NextSteps(CoalitionMap map, IReadOnlyList<string> given, string folder, bool asksMembers, bool asksPurpose)
{
    public const string Members = "members.csv", Purpose = "purpose.csv";
    private const string MemberHeadings = "name,id,member", PurposeHeadings = "what,name,wanted";
    private const int MostWants = 60;

    /// <summary>The command to give next; null where nothing is left to say.</summary>
    public string? Command => !asksMembers && !asksPurpose ? null
        : string.Join(' ', ["./weft", .. given.TakeWhile(IsNoEnd).Concat(Options).Concat(given.SkipWhile(IsNoEnd)).Select(Quoted)]);

    private IEnumerable<string> Options =>
        [.. asksMembers ? ["--members", Path.Combine(folder, Members)] : Array.Empty<string>(), .. asksPurpose ? ["--purpose", Path.Combine(folder, Purpose)] : Array.Empty<string>()];

    /// <summary>What to do before that.</summary>
    public Reason Asks => asksMembers && asksPurpose ? new Reason("To see what is missing and who could join, write yes behind the members in members.csv, and how many you want in purpose.csv. Both are in the map's folder. Then")
        : asksMembers ? new Reason("To see who you could get to know, write yes behind the members in members.csv, in the map's folder. Then")
        : new Reason("To see what is missing, write how many you want in purpose.csv, in the map's folder. Then");

    /// <summary>The tables that are to be written, and those that somebody has changed, which stay.</summary>
    public (IReadOnlyList<(string Name, Action<Stream> Write)> New, IReadOnlyList<string> Changed) Files()
    {
        var asked = new List<(string Name, Action<Stream> Write)>();
        if (asksMembers) asked.Add((Members, WriteMembers));
        if (asksPurpose) asked.Add((Purpose, WritePurpose));
        var changed = asked.Where(file => IsChanged(Path.Combine(folder, file.Name))).Select(file => file.Name).ToList();
        return ([.. asked.Where(file => !changed.Contains(file.Name))], changed);
    }

    private void WriteMembers(Stream to)
    {
        using var csv = new CsvWriting(to);
        csv.Row(MemberHeadings.Split(','));
        foreach (var on in map.Groups.Where(on => on.Group.Kind != GroupKind.Event))
            csv.Row([on.Group.Name, on.Group.Id, ""]);
    }

    /// <summary>What the groups need and have, the most frequent first; where they say nothing, the first words of the vocabulary.</summary>
    private void WritePurpose(Stream to)
    {
        var said = map.Groups.Select(on => on.Group).SelectMany(group => Things(group).DistinctBy(thing => (thing.What, Folding.Fold(thing.Name))))
            .GroupBy(thing => (thing.What, Folding.Fold(thing.Name))).OrderByDescending(thing => thing.Count()).Select(thing => thing.First()).Take(MostWants).ToList();
        if (said.Count == 0) said = [.. VocabularyFile.Starter.Terms.Where(term => term.Kind is WordKind.Skill or WordKind.Resource or WordKind.Specialism).Select(term => (term.Kind.ToString().ToLowerInvariant(), term.Name)).Take(MostWants)];
        using var csv = new CsvWriting(to);
        csv.Row(PurposeHeadings.Split(','));
        foreach (var (what, name) in said)
            csv.Row([what, name, "0"]);
    }

    private static IEnumerable<(string What, string Name)> Things(Group group) =>
        [.. group.Skills.Select(name => ("skill", name)), .. group.Resources.Select(name => ("resource", name)), .. group.Specialisms.Select(name => ("specialism", name)), .. group.Languages.Select(name => ("language", name))];

    /// <summary>Whether it is there and is no longer as we wrote it: a spreadsheet may have put other separators or further columns into it, too.</summary>
    private static bool IsChanged(string path)
    {
        if (!File.Exists(path)) return false;
        var lines = Encoding.UTF8.GetString(File.ReadAllBytes(path)).Split("\r\n");
        var unfilled = lines[0] switch { "\uFEFF" + MemberHeadings => "", "\uFEFF" + PurposeHeadings => "0", _ => null };
        return unfilled is null || lines.Skip(1).Any(line => line.Length > 0 && !(AsWritten().Match(line) is { Success: true } row && row.Groups["said"].Value == unfilled));
    }

    /// <summary>Three cells.</summary>
    [GeneratedRegex("""^(("([^"]|"")*"|[^",]*),){2}(?<said>[^",]*)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AsWritten();

    /// <summary>After "--" come only files.</summary>
    private static bool IsNoEnd(string word) => word != "--";

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/' or '=' or ',' or ':') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
