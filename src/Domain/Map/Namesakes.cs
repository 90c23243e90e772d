using Weft.Groups;

namespace Weft.Map;

/// <summary>Groups of one name in one place, so many that a list of their pairs helps nobody: a column was taken for the name, or a form was sent often.</summary>
/// <param name="Numbers">Where they stand among those that were given, in that order.</param>
public sealed record Namesakes(string Name, IReadOnlyList<int> Numbers)
{
    /// <summary>Up to so many are compared with each other like any others; of more, only these.</summary>
    public const int MostCompared = 10;

    /// <summary>About two kilometres: all in a cell are within the reach of one place.</summary>
    private const double CellDegrees = 0.02;

    /// <summary>Those of more than <see cref="MostCompared"/>, the earliest first.</summary>
    public static IReadOnlyList<Namesakes> Among(IReadOnlyList<Group> groups)
    {
        // Nearly all names stand alone, and a hash is enough to see that.
        var hashes = groups.Select(group => KeyOf(group).GetHashCode()).ToArray();
        var often = hashes.CountBy(hash => hash).Where(hash => hash.Value > MostCompared).Select(hash => hash.Key).ToHashSet();
        var crowds = new Dictionary<Key, List<int>>();
        for (var i = 0; i < groups.Count; i++)
        {
            if (!often.Contains(hashes[i]) || KeyOf(groups[i]) is not { Name.Length: > 0 } key) continue;
            if (!crowds.TryGetValue(key, out var crowd)) crowds[key] = crowd = new(1);
            crowd.Add(i);
        }
        return [.. crowds.Values.Where(crowd => crowd.Count > MostCompared).OrderBy(crowd => crowd[0])
            .Select(crowd => new Namesakes(groups[crowd[0]].Name, crowd))];
    }

    private readonly record struct Key(string Name, GroupKind Kind, string Place, (int, int)? Cell);

    private static Key KeyOf(Group group) => group.Place?.Position is { } position
        ? new(Folding.Fold(group.Name), group.Kind, "", (Cell(position.Latitude), Cell(position.Longitude)))
        : new(Folding.Fold(group.Name), group.Kind, Folding.Fold(group.Place?.Name ?? ""), null);

    private static int Cell(double degrees) => (int)Math.Floor(degrees / CellDegrees);
}
