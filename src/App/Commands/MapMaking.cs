using NodaTime;
using Weft.Formats;
using Weft.Map;

namespace Weft.Commands;

/// <summary>Files in, a map out.</summary>
internal sealed record MapMaking
{
    public required IReadOnlyList<string> Files { get; init; }
    public string? Purpose { get; init; }
    /// <summary>A file with the members' names, or the heading of a column.</summary>
    public string? Members { get; init; }
    public string? Columns { get; init; }
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

    /// <exception cref="UnreadableFileException">A file, or a choice about it, cannot be used.</exception>
    public MapMade Make(IProgress<Reason>? progress)
    {
        using var places = GazetteerAtHand.Open();
        var choices = new ReadingChoices
        {
            Columns = Columns is null ? [] : ReadingChoices.ParseColumns(Columns),
            MemberFile = Members is not null && File.Exists(Members) ? Source(Members) : null,
            MemberColumn = Members is not null && !File.Exists(Members) ? Members : null,
            PurposeFile = Purpose is null ? null : Source(Purpose),
            Merge = Merge,
        };
        progress?.Report(new("Reading the files"));
        var reading = MapReading.Read([.. Files.Select(Source)], choices, places.Gazetteer);
        var (vocabulary, notUsed) = Vocabulary();
        var material = reading.Material with { Skipped = [.. reading.Material.Skipped, .. notUsed] };
        var map = Mapping.Of(material, reading.Purpose, vocabulary, Seed, Today, places.Gazetteer, Betweenness, progress);
        map = map with { Title = Title ?? reading.Purpose?.Name ?? "" };
        var changes = Joining.Select(name => Try(map, name, id => WhatIf.Joins(map, id, vocabulary, places.Gazetteer), "{0} is no group outside the coalition, so it cannot join"))
            .Concat(Leaving.Select(name => Try(map, name, id => WhatIf.Leaves(map, id, vocabulary, places.Gazetteer), "{0} is no member, so it cannot leave")));
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
        var folded = Folding.Fold(name);
        var id = map.Groups.FirstOrDefault(on => on.Group.Id == name)?.Group.Id ?? map.Groups.FirstOrDefault(on => Folding.Fold(on.Group.Name) == folded)?.Group.Id;
        return id is not null && change(id) is { } changed ? changed.Reasons : [new Reason(impossible, name)];
    }

    private static SourceFile Source(string path) => new(Path.GetFileName(path), () => File.OpenRead(path));
}

/// <param name="Changes">What would change if the groups that were asked about joined or left.</param>
internal sealed record MapMade(Reading Reading, CoalitionMap Map, IReadOnlyList<Reason> Changes);
