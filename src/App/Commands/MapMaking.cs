using NodaTime;
using Weft.Formats;
using Weft.Groups;
using Weft.Map;
using Weft.Places;

namespace Weft.Commands;

/// <summary>Files in, a map out.</summary>
internal sealed record MapMaking
{
    public required IReadOnlyList<string> Files { get; init; }
    public string? Purpose { get; init; }
    /// <summary>A file with the members' names, or the heading of a column.</summary>
    public string? Members { get; init; }
    public string? Columns { get; init; }
    /// <summary>The country that most groups are in: its name, or two letters.</summary>
    public string? Country { get; init; }
    public bool Merge { get; init; }
    /// <summary>A file of a coalition's own words, added to the starter vocabulary.</summary>
    public string? OwnWords { get; init; }
    public string? Title { get; init; }
    public ulong Seed { get; init; } = 1;
    /// <summary>Whether to look for who stands between others, which takes longest where there are thousands.</summary>
    public bool Betweenness { get; init; } = true;
    public LocalDate Today { get; init; }
    /// <summary>Names or ids of groups to try the coalition with, or without.</summary>
    public IReadOnlyList<string> Joining { get; init; } = [];
    public IReadOnlyList<string> Leaving { get; init; } = [];
    /// <summary>Names or ids of groups that somebody wants to be introduced to.</summary>
    public IReadOnlyList<string> Introducing { get; init; } = [];

    /// <exception cref="UnreadableFileException">A file, or a choice about it, cannot be used.</exception>
    public MapMade Make(IGazetteer? gazetteer, IProgress<Reason>? progress)
    {
        var choices = new ReadingChoices
        {
            Columns = Columns is null ? [] : ReadingChoices.ParseColumns(Columns),
            MemberFile = Members is not null && File.Exists(Members) ? Source(Members) : null,
            MemberColumn = Members is not null && !File.Exists(Members) ? Members : null,
            PurposeFile = Purpose is null ? null : Source(Purpose),
            Country = Country,
            Merge = Merge,
        };
        progress?.Report(new("Reading the files"));
        var reading = MapReading.Read([.. Files.Select(Source)], choices, gazetteer);
        var (vocabulary, notUsed) = Vocabulary();
        var material = reading.Material with { Skipped = [.. reading.Material.Skipped, .. notUsed] };
        var map = Mapping.Of(material, reading.Purpose, vocabulary, Seed, Today, gazetteer, Betweenness, progress);
        map = map with { Title = Title ?? reading.Purpose?.Name ?? "" };
        map = map with { Introductions = WaysTo(map) };
        var changes = Joining.Select(name => Try(map, name, id => WhatIf.Joins(map, id, vocabulary, gazetteer), "{0} is no group outside the coalition, so it cannot join"))
            .Concat(Leaving.Select(name => Try(map, name, id => WhatIf.Leaves(map, id, vocabulary, gazetteer), "{0} is no member, so it cannot leave")));
        return new(reading, map, [.. changes.SelectMany(reasons => reasons)]);
    }

    private (Vocabulary, IReadOnlyList<SkippedRow>) Vocabulary()
    {
        if (OwnWords is null) return (VocabularyFile.Starter, []);
        using var text = new StreamReader(OwnWords);
        var (terms, skipped) = VocabularyFile.Read(text, Path.GetFileName(OwnWords));
        return (VocabularyFile.Starter.With(terms), skipped);
    }

    private static IEnumerable<Reason> Try(CoalitionMap map, string name, Func<string, Change?> change, string impossible)
    {
        return Find(map, name) is { } group && change(group.Id) is { } changed ? changed.Reasons : [new Reason(impossible, name)];
    }

    private ValueList<Introduced> WaysTo(CoalitionMap map)
    {
        if (Introducing.Count == 0) return [];
        var ways = new Introductions(map);
        return Introducing.Select(name =>
        {
            var group = Find(map, name) ?? throw new UnreadableFileException(new Reason("There is no group called {0} in these files, so nobody can introduce you. Write its name or id as it is in the files", name));
            if (group.Member) throw new UnreadableFileException(new Reason("{0} is a member already: an introduction leads to a group outside the coalition", group.Name));
            return new Introduced(group.Id, ways.To(group.Id).ToValueList());
        }).DistinctBy(introduced => introduced.Id).ToValueList();
    }

    private static Group? Find(CoalitionMap map, string name)
    {
        var folded = Folding.Fold(name);
        return (map.Groups.FirstOrDefault(on => on.Group.Id == name) ?? map.Groups.FirstOrDefault(on => Folding.Fold(on.Group.Name) == folded))?.Group;
    }

    private static SourceFile Source(string path) => new(Path.GetFileName(path), () => GivenFile.Open(path));
}

/// <param name="Changes">What would change if the groups that were asked about joined or left.</param>
internal sealed record MapMade(Reading Reading, CoalitionMap Map, IReadOnlyList<Reason> Changes);
