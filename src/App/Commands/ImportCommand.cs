using System.CommandLine;
using NodaTime;
using Weft.Formats;
using Weft.Groups;
using Weft.Map;
using Weft.Places;
using Weft.Storage;

namespace Weft.Commands;

/// <summary>`weft import FILE...`: puts the groups of files on the public shelf, or shows what that would mean.</summary>
public static class ImportCommand
{
    private static readonly Dictionary<string, Precision> Precisions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["exact"] = Precision.Exact,
        ["km"] = Precision.Kilometre,
        ["town"] = Precision.Town,
        ["region"] = Precision.Region,
    };

    public static Command Make(Words words)
    {
        var files = new Argument<string[]>("file") { Arity = ArgumentArity.OneOrMore, Description = words["Spreadsheets, graphs or other files with groups."] };
        var publish = new Option<bool>("--publish") { Description = words["Publish them. Without this, nothing is changed and you see what everyone would see."] };
        var allowedBy = new Option<string?>("--allowed-by") { Description = words["Who allowed these groups to be shown: a meeting, the groups themselves, a public directory."] };
        var source = new Option<string?>("--source") { Description = words["The name of this list, for updating it and taking it back later. Otherwise the files' names."] };
        var columns = new Option<string?>("--columns") { Description = words["What headings mean: name=Title,place=Where"] };
        var country = new Option<string?>("--country") { Description = words["The country that most groups are in, by name or two letters. It decides between places of one name."] };
        var precision = new Option<string>("--precision") { Description = words["How closely places are shown: exact, km, town or region."], DefaultValueFactory = _ => "town" };
        var merge = new Option<bool>("--merge") { Description = words["Make probable duplicates one."] };
        var areGroups = new Option<bool>("--names-are-groups") { Description = words["The names that look like people’s names are groups: publish them without asking."] };
        var skipped = new Option<string?>("--skipped") { Description = words["Write the rows that cannot be used, with their reasons, to this CSV file."] };
        var progress = new Option<bool>("--progress") { Description = words["Report progress even without a terminal."] };
        var (database, data) = DatabaseOptions.Make(words);
        precision.Validators.Add(given =>
        {
            if (!Precisions.ContainsKey(given.GetValueOrDefault<string>() ?? ""))
                given.AddError(words["--precision is one of exact, km, town, region."]);
        });
        var command = new Command("import", words["Publish the groups in files, or show what would be published."])
        {
            files, publish, allowedBy, source, columns, country, precision, merge, areGroups, skipped, progress, database, data,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(publish) && string.IsNullOrWhiteSpace(given.GetValue(allowedBy)))
                given.AddError(words["Say who allowed these groups to be shown: --allowed-by \"the meeting of 3 May\"."]);
            foreach (var option in new[] { allowedBy, source })
                if (Contacts.Withhold(given.GetValue(option) ?? "").Withheld > 0) given.AddError(words["Everyone can read {0}. Leave out e-mail addresses and phone numbers.", option.Name]);
        });
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            var paths = parsed.GetRequiredValue(files);
            var name = parsed.GetValue(source) is { } given && !string.IsNullOrWhiteSpace(given) ? given.Trim() : string.Join(" + ", paths.Select(Path.GetFileName));
            if (Contacts.Withhold(name).Withheld > 0) throw new UnreadableFileException(new Reason("Everyone can read the name of the list, and the file's name has an e-mail address or a phone number. Give the list a name: --source NAME"));
            var allowance = new Allowance(name, parsed.GetValue(allowedBy)?.Trim() ?? "", Precisions[parsed.GetRequiredValue(precision)]);
            using var places = GazetteerAtHand.Open(words);
            await using var store = Database.Open(parsed.GetValue(database), parsed.GetValue(data));
            await using var spooled = OwnerOnly.CreateNameless(store.Folder);
            using var spool = new Spool(spooled);
            var reading = Read(paths, parsed.GetValue(columns), parsed.GetValue(country), parsed.GetValue(merge), places.Gazetteer, spool);
            // Who is a member matters to a map of the team, and to nobody here.
            reading = reading with { Notes = [.. reading.Notes.Where(note => !note.Key.Contains("--members", StringComparison.Ordinal))] };
            ReadingReport.Write(Console.Out, reading, words, words["--skipped FILE writes them all"]);
            if (parsed.GetValue(skipped) is { } to) WriteSkipped(reading.Material.Skipped, words, to);

            await store.Migrate(cancel);
            var publisher = new ShelfPublisher(store, new(HostSecretFile.Open(store.Folder)), SystemClock.Instance, places.Gazetteer);
            var keep = parsed.GetValue(publish);
            if (keep && !parsed.GetValue(areGroups) && NamesLikePeoples.Of(reading) is { Count: > 0 } doubtful)
            {
                new ImportReport(Console.Out, words).Write(allowance, await publisher.Publish(allowance, reading.Groups, reading.Material.Ties, keep: false, cancel: cancel), kept: false, asks: true);
                if (!await NamesLikePeoples.AreGroups(doubtful, words)) return WeftCommand.Failed;
            }
            var groups = reading.Material.Groups.Count;
            var count = parsed.GetValue(progress)
                ? await Publish(done => Console.Error.WriteLine(words["{0} of {1}", done, groups]))
                : await ProgressBar.Show(words["Groups"], share => Publish(share is null ? null : done => share(done / Math.Max(1.0, groups))));
            Task<PublishedCount> Publish(Action<int>? said) => publisher.Publish(allowance, reading.Groups, reading.Material.Ties, said, keep, cancel);
            new ImportReport(Console.Out, words).Write(allowance, count, keep);
            if (!keep && !parsed.GetValue(areGroups)) NamesLikePeoples.Show(NamesLikePeoples.Of(reading), words);
            return WeftCommand.Done;
        }));
        return command;
    }

    private static Reading Read(string[] paths, string? columns, string? country, bool merge, IGazetteer? gazetteer, Spool spool)
    {
        var choices = new ReadingChoices { Columns = columns is null ? [] : ReadingChoices.ParseColumns(columns), Country = country, Merge = merge };
        return MapReading.Read([.. paths.Select(path => new SourceFile(Path.GetFileName(path), () => GivenFile.Open(path)))], choices, gazetteer, spool);
    }

    private static void WriteSkipped(ValueList<SkippedRow> skipped, Words words, string path)
    {
        using var file = File.Create(path);
        SkippedCsv.Write(skipped, words, file);
    }
}
