using Weft.Groups;
using Weft.Places;

namespace Weft.Map;

/// <summary>A group's name and place, taken apart for comparing.</summary>
internal sealed class NamedGroup
{
    /// <summary>Half of the distance within which two groups are in one place, in degrees of latitude.</summary>
    private const double HalfReach = Likeness.SamePlaceKilometres / 111.2 / 2;
    private const double CellDegrees = 0.1;

    public NamedGroup(Group group)
    {
        Name = group.Name;
        Folded = Folding.Fold(group.Name);
        Kind = group.Kind;
        Words = Names.Words(Folded);
        Set = Sorted(Words);
        Place = group.Place is { Name.Length: > 0 } place ? Folding.Fold(place.Name) : "";
        Position = group.Place?.Position;
        PlaceParts = group.Place is { Name: var name } && name.Contains(',')
            ? [.. name.Split(',').Select(Folding.Fold).Where(part => part.Length > 0).Distinct()]
            : Place.Length > 0 ? [Place] : [];
        Collapsed = string.Concat(Words);
        SortKey = Place + "\u0001" + Collapsed;
    }

    public string Name { get; }
    public string Folded { get; }
    public GroupKind Kind { get; }
    public string[] Words { get; }
    /// <summary>The words, each once, sorted.</summary>
    public string[] Set { get; }
    public string Place { get; }
    public Position? Position { get; }
    /// <summary>What stands between the commas of the place's name.</summary>
    public string[] PlaceParts { get; }
    /// <summary>The words without gaps: mutual-aid and mutualaid are one.</summary>
    public string Collapsed { get; }
    public string SortKey { get; }
    public bool HasPlace => Place.Length > 0 || Position is not null;

    /// <param name="byName">Whether places may have to be told by their names, because some have no position.</param>
    public void AddBlocks(Dictionary<string, int> frequency, int rareWords, bool byName, List<ulong> blocks)
    {
        if (Set.Length == 0) return;
        blocks.Add(Hash(1, 0, string.Join(' ', Set)));
        blocks.Add(Hash(5, 0, Collapsed));
        if (Words.Length == 1 && Collapsed.Length <= 10) blocks.Add(Hash(2, 0, Collapsed));
        foreach (var acronym in Names.Acronyms(Name))
            blocks.Add(Hash(2, 0, acronym));

        var rare = Set;
        if (Set.Length > rareWords)
        {
            rare = [.. Set];
            Array.Sort(Array.ConvertAll(rare, word => frequency[word]), rare);
            rare = rare[..rareWords];
        }
        Span<ulong> parts = stackalloc ulong[rare.Length + 2];
        for (var i = 0; i < rare.Length; i++)
            parts[i] = Hash(3, 0, rare[i]);
        parts[^2] = Hash(4, 0, Collapsed.AsSpan(0, Math.Min(4, Collapsed.Length)));
        parts[^1] = Hash(6, 0, Collapsed.AsSpan(Math.Max(0, Collapsed.Length - 4)));
        Span<ulong> places = stackalloc ulong[MostPlaceBlocks];
        foreach (var place in places[..PlaceBlocks(places, byName)])
            foreach (var part in parts)
                blocks.Add((part ^ place) * 0x9E3779B97F4A7C15);
    }

    private const int MostPlaceBlocks = 12;

    /// <summary>
    /// The parts of the place's name, and every cell of a grid that a box around the position touches: two positions within reach have
    /// boxes that meet, so they share a cell.
    /// </summary>
    private int PlaceBlocks(Span<ulong> blocks, bool byName)
    {
        var count = 0;
        if (Position is { } position)
        {
            var across = Math.Min(CellDegrees, HalfReach / Math.Max(0.05, Math.Cos(position.Latitude * Math.PI / 180)));
            var (south, north) = (Cell(position.Latitude - HalfReach), Cell(position.Latitude + HalfReach));
            var (west, east) = (Cell(position.Longitude - across), Cell(position.Longitude + across));
            for (var y = south; y <= north; y++)
                for (var x = west; x <= east && count < blocks.Length; x++)
                    blocks[count++] = ((ulong)(uint)y << 32 | (uint)x) * 0x9E3779B97F4A7C15;
        }
        if (!byName) return count;
        foreach (var part in PlaceParts)
            if (count < blocks.Length) blocks[count++] = Hash(0, 0, part);
        return count;
    }

    private static string[] Sorted(string[] words)
    {
        var set = (string[])words.Clone();
        Array.Sort(set, string.CompareOrdinal);
        var kept = 0;
        for (var i = 0; i < set.Length; i++)
            if (kept == 0 || set[kept - 1] != set[i]) set[kept++] = set[i];
        return kept == set.Length ? set : set[..kept];
    }

    private static int Cell(double degrees) => (int)Math.Floor(degrees / CellDegrees);

    /// <summary>FNV-1a over the letters, mixed with what kind of block it is.</summary>
    private static ulong Hash(ulong kind, ulong place, ReadOnlySpan<char> letters)
    {
        var hash = 0xCBF29CE484222325 ^ kind * 0x9E3779B97F4A7C15 ^ place;
        foreach (var letter in letters)
            hash = (hash ^ letter) * 0x100000001B3;
        return hash;
    }
}
