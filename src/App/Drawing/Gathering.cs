namespace Weft.Drawing;

/// <summary>
/// Gathers pins into circles by how near they lie on the sheet: the largest town takes in its neighbours, then the next, until no two circles meet.
/// Circles that grow meet others; this ends, for each round has fewer circles.
/// </summary>
internal static class Gathering
{
    /// <summary>Circles closer than this, in units, are one: a drawing 640 wide is half that on a phone.</summary>
    private const double Thumb = 28;
    internal const double RadiusOfOne = 11;
    private const double LargestRadius = 36, Apart = 2;
    /// <summary>The size of a number in a circle, and how much larger a phone draws it (weft.css).</summary>
    internal const double NumberSize = 15, OnPhone = 1.5;

    public static List<Spot> Of(IEnumerable<Pin> pins, Sheet sheet)
    {
        var spots = pins.Select(pin => (Pin: pin, At: sheet.Of(pin.Position)))
            .Where(placed => sheet.Shows(placed.At))
            .GroupBy(placed => (Math.Round(placed.At.X / 2), Math.Round(placed.At.Y / 2)))
            .Select(cell => (At: cell.MaxBy(placed => placed.Pin.People).At, Pins: cell.Select(placed => placed.Pin).ToValueList()))
            .Select(cell => new Spot(cell.At.X, cell.At.Y, [], cell.Pins))
            .ToList();
        while (true)
        {
            var most = spots.Count == 0 ? 1 : spots.Max(spot => spot.Shown);
            var sized = spots.ConvertAll(spot => Inside(spot with { Radius = Radius(spot.Shown, most) }, sheet));
            var merged = Merge(sized);
            if (merged.Count == sized.Count) return [.. sized.OrderByDescending(spot => spot.Groups).ThenBy(spot => spot.X).ThenBy(spot => spot.Y)];
            spots = merged;
        }
    }

    private static List<Spot> Merge(List<Spot> spots)
    {
        spots.Sort((a, b) => (-a.People, -a.Groups, a.X, a.Y).CompareTo((-b.People, -b.Groups, b.X, b.Y)));
        var near = Enumerable.Range(0, spots.Count).ToLookup(i => Square(spots[i]));
        var taken = new bool[spots.Count];
        var merged = new List<Spot>();
        for (var i = 0; i < spots.Count; i++)
        {
            if (taken[i]) continue;
            taken[i] = true;
            var (spot, pins) = (spots[i], spots[i].Pins.ToList());
            foreach (var j in Around(near, spot).Where(j => !taken[j] && Meet(spot, spots[j])).Order())
            {
                taken[j] = true;
                pins.AddRange(spots[j].Pins);
            }
            merged.Add(pins.Count == spot.Pins.Count ? spot : spot with { Pins = pins.ToValueList() });
        }
        return merged;
    }

    /// <summary>Large enough for its number on a phone; beyond that the area follows the number.</summary>
    private static double Radius(int groups, int most)
    {
        if (groups <= 1) return RadiusOfOne;
        var number = NumberSize * OnPhone;
        var room = Math.Sqrt(Math.Pow(0.35 * number, 2) + Math.Pow(WidthOf(groups, number) / 2, 2)) + 2;
        return Math.Max(room, Math.Min(1.2 * RadiusOfOne, LargestRadius / Math.Sqrt(most)) * Math.Sqrt(groups));
    }

    /// <summary>With digits of one width: otherwise 5 could have a smaller circle than 4.</summary>
    private static double WidthOf(int groups, double size) => Letters.Width(string.Concat(groups.ToString("N0", System.Globalization.CultureInfo.InvariantCulture).Select(letter => char.IsDigit(letter) ? '0' : letter)), size);

    /// <summary>A circle at the edge is moved in until all of it is seen.</summary>
    private static Spot Inside(Spot spot, Sheet sheet)
    {
        var edge = Math.Min(spot.Radius + 2, Math.Min(Sheet.Width, sheet.Height) / 2.0);
        return spot with { X = Math.Clamp(spot.X, edge, Sheet.Width - edge), Y = Math.Clamp(spot.Y, edge, sheet.Height - edge) };
    }

    private static bool Meet(Spot a, Spot b)
    {
        var least = Math.Max(Thumb, a.Radius + b.Radius + Apart);
        return (a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y) < least * least;
    }

    private static (int, int) Square(Spot spot) => ((int)spot.X / 60, (int)spot.Y / 60);

    private static IEnumerable<int> Around(ILookup<(int, int), int> near, Spot spot)
    {
        var (x, y) = Square(spot);
        for (var dx = -2; dx <= 2; dx++)
            for (var dy = -2; dy <= 2; dy++)
                foreach (var i in near[(x + dx, y + dy)])
                    yield return i;
    }
}
