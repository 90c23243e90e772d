using System.Text;
using Weft.Vault;

namespace Weft.Groups;

/// <summary>
/// How it is remembered that a group wants to be on no list: by keyed hashes of what it would be known by again, so that who takes
/// the database learns no names from it (HMAC-SHA256).
/// </summary>
public sealed class RemovalMarks(HostSecrets secrets)
{
    // Towns are found a little differently from different words; a neighbouring cell is the same town.
    private const double CellDegrees = 0.25;

    private readonly Secret key = secrets.Key("weft taken off 1");

    /// <summary>Says which host secret made a mark, without saying anything of it.</summary>
    public string KeyId { get; } = secrets.Name("weft taken off 1, which key");

    /// <summary>What is kept when a group is taken off.</summary>
    public IEnumerable<string> Of(Listing listing)
    {
        yield return Mark("id", listing.Id);
        foreach (var part in Known(listing))
            yield return part;
        if (Cell(listing) is { } cell) yield return NamedIn(listing, cell.Row, cell.Column);
        // If one of the two has no place, nobody can tell them apart: then it stays off.
        yield return Mark("name", Name(listing));
        if (HasNoPlace(listing)) yield return Mark("name anywhere", Name(listing));
    }

    /// <summary>What is kept when this one listing may be shown again although it was taken off.</summary>
    public string OfAllowedAgain(string id) => Mark("allowed again", id);

    /// <summary>Whether a group is one that was taken off, from whatever list it comes.</summary>
    public bool Match(Listing listing, IReadOnlySet<string> takenOff) =>
        takenOff.Count > 0 && WasTakenOff(listing, takenOff) && !takenOff.Contains(OfAllowedAgain(listing.Id));

    private bool WasTakenOff(Listing listing, IReadOnlySet<string> takenOff)
    {
        if (takenOff.Contains(Mark("id", listing.Id))) return true;
        // Every removal left its name: a name that was never taken off needs no more hashing.
        if (!takenOff.Contains(Mark("name", Name(listing)))) return false;
        return HasNoPlace(listing)
            || takenOff.Contains(Mark("name anywhere", Name(listing)))
            || Known(listing).Any(takenOff.Contains)
            || (Cell(listing) is { } cell && Around(cell).Any(near => takenOff.Contains(NamedIn(listing, near.Row, near.Column))));
    }

    private IEnumerable<string> Known(Listing listing)
    {
        var name = Name(listing);
        if (listing.Website is { } website) yield return Mark("name and website", name, Folding.Fold(website));
        if (listing.Place.Length == 0) yield break;
        yield return Mark("name and place", name, Folding.Fold(listing.Place));
        if (listing.Place.Contains(',', StringComparison.Ordinal))
            yield return Mark("name and place", name, Folding.Fold(listing.Place.Split(',')[0]));
    }

    private static string Name(Listing listing)
    {
        var folded = Folding.Fold(listing.Name);
        return folded.StartsWith("the ", StringComparison.Ordinal) ? folded[4..] : folded;
    }

    private static bool HasNoPlace(Listing listing) => listing.Place.Length == 0 && listing.Position is null;

    private static (int Row, int Column)? Cell(Listing listing) => listing.Position is { } at
        ? ((int)Math.Floor(at.Latitude / CellDegrees), (int)Math.Floor(at.Longitude / CellDegrees))
        : null;

    private static IEnumerable<(int Row, int Column)> Around((int Row, int Column) cell) =>
        from row in Enumerable.Range(cell.Row - 1, 3)
        from column in Enumerable.Range(cell.Column - 1, 3)
        select (row, column);

    private string NamedIn(Listing listing, int row, int column) =>
        Mark("name and cell", Name(listing), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row} {column}"));

    private string Mark(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(key.Mac(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))));
}
