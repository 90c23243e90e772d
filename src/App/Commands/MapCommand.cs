using System.CommandLine;
using System.Globalization;
using NodaTime;
using Spectre.Console;
using Weft.Formats;
using Weft.Map;

namespace Weft.Commands;

/// <summary>`weft map FILE...`: makes the map of a coalition from its files. It needs no server, and what it works out stays on this disk.</summary>
public static class MapCommand
{
    private const string UsualFolder = "map";

    public static Command Make(Words words)
    {
        var files = new Argument<string[]>("file") { Arity = ArgumentArity.OneOrMore, Description = words["Spreadsheets, networks, directories: several are read together."] };
        var purpose = new Option<string?>("--purpose") { Description = words["What you want to do and need: a table with what, name and wanted, or JSON."] };
        var members = new Option<string?>("--members") { Description = words["Who belongs to the coalition: a file with their names, or the column that says so."] };
        var country = new Option<string?>("--country") { Description = words["The country that most groups are in, by name or two letters. It decides between places of one name."] };
        var columns = new Option<string?>("--columns") { Description = words["What headings mean: name=Title,place=Where"] };
        var merge = new Option<bool>("--merge") { Description = words["Make probable duplicates one."] };
        var vocabulary = new Option<string?>("--vocabulary") { Description = words["A table of words that mean the same (kind, term, other words), added to the starter vocabulary."] };
        var title = new Option<string?>("--title") { Description = words["What the map is called; otherwise the name of its purpose."] };
        var joins = new Option<string[]>("--joins") { Description = words["Say what would change if this group joined, by its name or id."] };
        var leaves = new Option<string[]>("--leaves") { Description = words["Say what would change if this group left."] };
        var introduce = new Option<string[]>("--introduce") { Description = words["Say through whom we could be introduced to this group, by its name or id: up to three ways."] };
        var betweenness = new Option<bool>("--no-betweenness") { Description = words["Skip working out who connects others, which is slow for thousands of groups."] };
        var seed = new Option<ulong>("--seed") { Description = words["Another number picks other results where several are equally good."], DefaultValueFactory = _ => 1 };
        var folder = new Option<string?>("--out") { Description = words["The folder to write to; otherwise ./{0}.", UsualFolder] };
        var json = new Option<bool>("--json") { Description = words["Print the map as JSON. Then only what --out names is written."] };
        var command = new Command("map", words["Make the map of a coalition from its files: a report to read, and its data."])
        {
            files, purpose, members, columns, country, merge, vocabulary, title, joins, leaves, introduce, betweenness, seed, folder, json,
        };
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            var making = new MapMaking
            {
                Files = parsed.GetRequiredValue(files),
                Purpose = parsed.GetValue(purpose),
                Members = parsed.GetValue(members),
                Columns = parsed.GetValue(columns),
                Country = parsed.GetValue(country),
                Merge = parsed.GetValue(merge),
                OwnWords = parsed.GetValue(vocabulary),
                Title = parsed.GetValue(title),
                Seed = parsed.GetValue(seed),
                Betweenness = !parsed.GetValue(betweenness),
                Today = SystemClock.Instance.GetCurrentInstant().InUtc().Date,
                Joining = parsed.GetValue(joins) ?? [],
                Leaving = parsed.GetValue(leaves) ?? [],
                Introducing = parsed.GetValue(introduce) ?? [],
            };
            // Sentences go where they do not mix with JSON.
            var said = parsed.GetValue(json) ? Console.Error : Console.Out;
            using var places = GazetteerAtHand.Open(words);
            var made = await WithProgress(words, progress => making.Make(places.Gazetteer, progress));
            Summarise(said, words, made);
            if (parsed.GetValue(json))
            {
                await using var output = Console.OpenStandardOutput();
                MapJson.Write(made.Map, output);
            }
            if ((parsed.GetValue(folder) ?? (parsed.GetValue(json) ? null : UsualFolder)) is { } to)
            {
                var next = new NextSteps(made.Map, [.. parsed.Tokens.Select(token => token.Value)], to, asksMembers: made.Reading.AllAreMembers, asksPurpose: made.Map.Purpose is null);
                var changed = new MapFolder(made.Map, words, making.Today, places.Gazetteer).Write(to, next);
                said.WriteLine();
                said.WriteLine(words["Written to {0}. Open {1} in a browser. Keep the folder private.", to, Path.Combine(to, MapFolder.Report)]);
                SayNext(said, words, next, changed);
            }
            return WeftCommand.Done;
        }));
        return command;
    }

    private static void Summarise(TextWriter to, Words words, MapMade made)
    {
        CultureInfo.CurrentCulture = words.Culture;
        var map = made.Map;
        ReadingReport.Write(to, made.Reading, words, words["skipped.csv has them all"]);
        to.WriteLine();
        to.WriteLine(words["{0}, {1:N0} of them with a place; {2}", words.Count(map.Groups.Count, "{0:N0} group", "{0:N0} groups"),
            map.Groups.Count(on => on.Group.Place?.Position is not null), words.Count(map.Ties.Count, "{0:N0} tie", "{0:N0} ties")]);
        foreach (var (status, heading) in new[] { (CoverageStatus.Missing, "Missing:"), (CoverageStatus.Single, "Only one group has:"), (CoverageStatus.Covered, "Covered:") })
        {
            var wants = map.Coverage.Where(coverage => coverage.Status == status).Select(coverage => coverage.Want.Name).ToList();
            if (wants.Count > 0) to.WriteLine($"{words[heading]} {string.Join(", ", wants)}");
        }
        if (map.Allies.Count > 0)
        {
            var names = map.Groups.ToDictionary(on => on.Group.Id, on => on.Group.Name);
            to.WriteLine($"{words["Groups to get to know:"]} {string.Join(", ", map.Allies.Select(ally => names[ally.Id]))}");
        }
        foreach (var introduced in map.Introductions)
        {
            to.WriteLine(words["To be introduced to {0}:", map.Groups.First(on => on.Group.Id == introduced.Id).Group.Name]);
            foreach (var reason in introduced.Ways.Select(way => way.Reason).DefaultIfEmpty(Introductions.Nobody))
                to.WriteLine($"  {words[reason]}");
        }
        foreach (var note in map.Notes.Concat(made.Changes))
            to.WriteLine(words[note]);
    }

    private static void SayNext(TextWriter to, Words words, NextSteps next, IReadOnlyList<string> changed)
    {
        if (next.Command is not { } command) return;
        foreach (var file in changed)
            to.WriteLine(words["{0} was changed already, so it was left as it is.", file]);
        to.WriteLine();
        to.WriteLine(words[next.Asks] + ":");
        to.WriteLine($"  {command}");
    }

    /// <summary>On a terminal, what is being worked out; in a pipe, nothing.</summary>
    private static Task<MapMade> WithProgress(Words words, Func<IProgress<Reason>?, MapMade> make)
    {
        if (Console.IsErrorRedirected) return Task.FromResult(make(null));
        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Status().StartAsync(Markup.Escape(words["Reading the files"]), status =>
            Task.Run(() => make(new Sayer(reason => status.Status(Markup.Escape(words[reason]))))));
    }

    private sealed class Sayer(Action<Reason> say) : IProgress<Reason>
    {
        public void Report(Reason value) => say(value);
    }
}
