using Weft.Groups;
using Weft.Map;
using Weft.Places;

namespace Weft.Formats;

/// <summary>Reads files into the material of a map.</summary>
public static class MapReading
{
    /// <param name="gazetteer">Finds places by their words; without it only given coordinates are positions.</param>
    /// <exception cref="UnreadableFileException">A file cannot be read at all, or a choice names a column that no file has.</exception>
    public static Reading Read(IReadOnlyList<SourceFile> files, ReadingChoices choices, IGazetteer? gazetteer) => Read(files, choices, gazetteer, null);

    /// <param name="spool">Where the groups wait for <see cref="Reading.Groups"/> to be gone through, so that memory need not hold what they all say.</param>
    internal static Reading Read(IReadOnlyList<SourceFile> files, ReadingChoices choices, IGazetteer? gazetteer, Spool? spool)
    {
        var collected = new Collected(spool);
        var places = new PlaceReading(gazetteer, choices.Country is { } named && gazetteer is not null ? CodeOf(named, gazetteer) : null);
        var package = HsdsTables.PackageAmong(files);
        foreach (var file in files)
        {
            if (!package.Contains(file)) ReadFile(file, choices, collected, places);
            else if (file == package[0]) ReadPackage(package, choices, collected, places);
            else collected.Notes.Add(new Reason("{0} belongs to the HSDS package that {1} begins, and was read with it", file.Name, package[0].Name));
        }
        CheckChoices(choices, collected);
        var purpose = ReadPurpose(choices.PurposeFile, collected);

        var roster = new Roster(collected);
        var duplicates = DuplicateReading.Find(collected, roster, choices.Merge);
        new TwoModes(collected, roster).Mark();
        var ties = new TieReading(collected, roster);
        ties.ReadAll();
        new MentionReading(collected, roster, ties, choices.Columns).ReadAll();
        ties.Tell();
        new CoPresence(collected, roster, ties).ReadAll([.. collected.Participations, .. ties.ToEvents]);
        new MemberReading(collected, roster, ties.Unknown).Mark(choices);

        Draft[] drafts = [.. roster.Groups];
        return new Reading
        {
            Groups = drafts.Select(draft => draft.Whole),
            Material = new Material
            {
                Groups = [.. drafts.Select(draft => draft.Group)],
                Ties = [.. ties.Ties],
                Skipped = [.. collected.Skipped.OrderBy(one => one.Table).ThenBy(one => one.Row.Row).Select(one => one.Row)],
                Duplicates = duplicates,
            },
            Purpose = purpose,
            AllAreMembers = choices.MemberFile is null && choices.MemberColumn is null && !collected.Groups.Exists(draft => draft.MemberSaid),
            Tables = [.. collected.Tables.Select(table => table.Close())],
            Notes = [.. collected.Notes],
        };
    }

    private static void ReadFile(SourceFile file, ReadingChoices choices, Collected collected, PlaceReading places)
    {
        var before = (collected.Groups.Count, collected.Ties.Count, collected.Wants.Count, collected.Skipped.Count, collected.Participations.Count);
        Guard(file, () =>
        {
            if (HsdsTables.DetailIn(file) is { } detail)
                throw new UnreadableFileException(new Reason("It is the table “{0}” of an HSDS package, which has no groups. Use it together with the package's organizations.csv", detail));
            using var stream = PeekStream.Over(file.Open());
            var format = FileFormats.Recognise(stream);
            var sink = new TableSink(file.Name, format.Name, choices, collected, places);
            format.Read(stream, file.Name, sink);
            sink.Finish();
            places.Find(collected.Groups[before.Item1..]);
            var tables = collected.Tables.Where(table => table.File == file.Name).ToList();
            if (tables.Count > 0 && tables.TrueForAll(table => table.LeftOut is not null)) throw tables[0].LeftOut!;
            // A network whose ties nobody has written down yet has none.
            if (tables.Exists(table => table.Plan?.Kind == TableKind.Ties)) return;
            if (before == (collected.Groups.Count, collected.Ties.Count, collected.Wants.Count, collected.Skipped.Count, collected.Participations.Count))
                throw new UnreadableFileException(new Reason("It has no rows"));
        });
    }

    /// <summary>The tables of an HSDS package, given as files of their own, say only together who does what where.</summary>
    private static void ReadPackage(IReadOnlyList<SourceFile> files, ReadingChoices choices, Collected collected, PlaceReading places) =>
        Guard(files[0], () =>
        {
            var sink = new TableSink(files[0].Name, "Open Referral HSDS", choices, collected, places);
            var before = collected.Groups.Count;
            HsdsTables.ReadPackage(files, sink);
            sink.Finish();
            places.Find(collected.Groups[before..]);
        });

    private static Purpose? ReadPurpose(SourceFile? file, Collected collected)
    {
        if (file is null) return collected.Wants.Count > 0 ? new Purpose(collected.PurposeName ?? "", [.. collected.Wants]) : null;
        string? name = null;
        var empty = false;
        Guard(file, () =>
        {
            using var stream = PeekStream.Over(file.Open());
            var format = PurposeReading.IsJson(stream.Peek()) ? null : FileFormats.Recognise(stream);
            var sink = new TableSink(file.Name, format?.Name ?? "JSON", new ReadingChoices(), collected, new PlaceReading(null, null));
            var groups = collected.Groups.Count;
            if (format is null) name = PurposeReading.ReadJson(stream, sink);
            else format.Read(stream, file.Name, sink);
            sink.Finish();
            empty = collected.Wants.Count == 0 && collected.Tables[^1].Plan?.Kind == TableKind.Purpose;
            if (empty) collected.Notes.Add(new Reason("Nothing is wanted in {0} yet. Write a number under “wanted” for what you need", file.Name));
            else if (collected.Groups.Count > groups || collected.Wants.Count == 0)
                throw new UnreadableFileException(new Reason("It does not say what is wanted. Use a table with what, name and wanted, or JSON with “wants”"));
        });
        return empty ? null : new Purpose(name ?? "", [.. collected.Wants]);
    }

    private static void Guard(SourceFile file, Action read)
    {
        try
        {
            read();
        }
        catch (UnreadableFileException error)
        {
            error.File ??= file.Name;
            throw;
        }
        catch (InvalidDataException error)
        {
            throw new UnreadableFileException(new Reason("It is damaged: {0}", error.Message)) { File = file.Name };
        }
    }

    private static string CodeOf(string country, IGazetteer gazetteer) =>
        gazetteer.CountryCode(country) ?? throw new UnreadableFileException(new Reason("--country has “{0}”, which is no country that Weft knows. Write its name, or its two letters: GB", country));

    private static void CheckChoices(ReadingChoices choices, Collected collected)
    {
        var headings = collected.Tables.SelectMany(table => table.Plan?.Columns ?? []).Select(column => column.Heading).Distinct().ToList();
        var folded = headings.Select(HeadingWords.Fold).ToHashSet();
        var asked = choices.Columns.Select(column => column.Heading);
        if (choices.MemberColumn is { } member) asked = asked.Append(member);
        foreach (var heading in asked)
            if (!folded.Contains(HeadingWords.Fold(heading)) && !headings.Contains(heading))
                throw new UnreadableFileException(new Reason("No file has a column called “{0}”. The headings are: {1}", heading, string.Join(", ", headings)));
    }
}
