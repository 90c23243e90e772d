using Weft.Groups;
using Weft.Places;

namespace Weft.Map;

/// <summary>A group's name and place, taken apart for comparing.</summary>
internal sealed class NamedGroup
{
    /// <summary>Half of the distance within which two groups are in one place, in degrees of latitude.</summary>
    private const double HalfReach = Likeness.SamePlaceKilometres / 111.2 / 2;
    private const double CellDegrees = 0.1;

    private readonly Word[] asWritten;

    public NamedGroup(Group group, int number, NameWords words)
    {
        Number = number;
        Name = group.Name;
        Kind = group.Kind;
        asWritten = words.Split(Folding.Fold(group.Name));
        Words = NameWords.Telling(asWritten);
        Set = NameWords.Set(Words);
        PlaceName = group.Place?.Name ?? "";
        Place = words.Fold(PlaceName);
        Position = group.Place?.Position;
        Collapsed = string.Concat(Words.Select(word => word.Text));
        Digits = DigitsOf(Collapsed);
        PlaceHasDigits = DigitsOf(Place) != 0;
        foreach (var word in Set)
            word.Names++;
    }

    /// <summary>Its place among those that were given.</summary>
    public int Number { get; }
    public string Name { get; }
    public GroupKind Kind { get; }
    public Word[] Words { get; }
    /// <summary>The words, each once, in a fixed order.</summary>
    public Word[] Set { get; }
    public string PlaceName { get; }
    public string Place { get; }
    public Position? Position { get; }
    /// <summary>The words without gaps: mutual-aid and mutualaid are one.</summary>
    public string Collapsed { get; }
    /// <summary>The digits of the name in their order, as one number (a hash where they are many); 0 if there are none.</summary>
    public ulong Digits { get; }
    public bool PlaceHasDigits { get; }
    /// <summary>Whether the names are the same but for accents, letters great and small, and signs.</summary>
    public bool IsCalledLike(NamedGroup other) => asWritten.AsSpan().SequenceEqual(other.asWritten);
    public bool HasPlace => Place.Length > 0 || Position is not null;

    /// <summary>What stands between the commas of the place's name.</summary>
    public string[] PlaceParts => PlaceName.Contains(',')
        ? [.. PlaceName.Split(',').Select(Folding.Fold).Where(part => part.Length > 0).Distinct()]
        : Place.Length > 0 ? [Place] : [];

    /// <summary>By place, then by name: those that may be one stand near each other.</summary>
    public static int Order(NamedGroup one, NamedGroup other) =>
        string.CompareOrdinal(one.Place, other.Place) is var places and not 0 ? places
        : string.CompareOrdinal(one.Collapsed, other.Collapsed) is var names and not 0 ? names
        : one.Number - other.Number;

    /// <param name="byName">Whether places may have to be told by their names, because some have no position.</param>
    public void AddBlocks(int rareWords, bool byName, List<ulong> blocks)
    {
        if (Set.Length == 0) return;
        var all = 1UL;
        foreach (var word in Set)
            all = Hashing.Mix(all, word.Hash);
        blocks.Add(all);
        var collapsed = Hashing.Of(Collapsed);
        blocks.Add(Hashing.Mix(5, collapsed));
        if (Words.Length == 1 && Collapsed.Length <= Names.LongestAcronym) blocks.Add(Hashing.Mix(2, collapsed));
        AddAcronyms(blocks);

        Span<ulong> parts = stackalloc ulong[rareWords + 2];
        var count = 0;
        foreach (var word in Rarest(rareWords))
            parts[count++] = Hashing.Mix(3, word.Hash);
        parts[count++] = Hashing.Mix(4, Hashing.Of(Collapsed.AsSpan(0, Math.Min(4, Collapsed.Length))));
        parts[count++] = Hashing.Mix(6, Hashing.Of(Collapsed.AsSpan(Math.Max(0, Collapsed.Length - 4))));
        Span<ulong> places = stackalloc ulong[MostPlaceBlocks];
        foreach (var place in places[..PlaceBlocks(places, byName)])
            foreach (var part in parts[..count])
                blocks.Add(Hashing.Mix(part, place));
    }

    private static ulong DigitsOf(string text)
    {
        var digits = 0UL;
        foreach (var letter in text)
            if (char.IsDigit(letter)) digits = digits * 31 + letter;
        return digits;
    }

    private Word[] Rarest(int count)
    {
        if (Set.Length <= count) return Set;
        var rare = (Word[])Set.Clone();
        Array.Sort(rare, static (a, b) => a.Names != b.Names ? a.Names.CompareTo(b.Names) : a.Number.CompareTo(b.Number));
        return rare[..count];
    }

    private void AddAcronyms(List<ulong> blocks)
    {
        if (Name.Contains('('))
        {
            foreach (var acronym in Names.Acronyms(Name))
                blocks.Add(Hashing.Mix(2, Hashing.Of(acronym)));
            return;
        }
        if (asWritten.Length < 3 || asWritten.Length > 3 * Names.LongestAcronym) return;
        Span<char> all = stackalloc char[asWritten.Length];
        Span<char> great = stackalloc char[asWritten.Length];
        var (lengthOfAll, lengthOfGreat) = (0, 0);
        foreach (var word in asWritten)
        {
            if (word.IsForm) continue;
            all[lengthOfAll++] = word.Text[0];
            if (!word.IsSmall) great[lengthOfGreat++] = word.Text[0];
        }
        if (lengthOfAll is >= 3 and <= Names.LongestAcronym) blocks.Add(Hashing.Mix(2, Hashing.Of(all[..lengthOfAll])));
        if (lengthOfGreat is >= 3 and <= Names.LongestAcronym && lengthOfGreat != lengthOfAll) blocks.Add(Hashing.Mix(2, Hashing.Of(great[..lengthOfGreat])));
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
            if (count < blocks.Length) blocks[count++] = Hashing.Of(part);
        return count;
    }

    private static int Cell(double degrees) => (int)Math.Floor(degrees / CellDegrees);
}
