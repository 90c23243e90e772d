using Weft.Places;

namespace Weft.Groups;

/// <summary>The part of the world that somebody asked for, and how it was understood.</summary>
public sealed class Surroundings
{
    private readonly string words;
    private readonly double degreesNorth;

    private Surroundings(Place place, int kilometres)
    {
        (Place, Kilometres) = (place, kilometres);
        words = $" {Folding.Fold(place.Name)} ";
        degreesNorth = kilometres / 111.0;
    }

    /// <summary>What the words were taken for.</summary>
    public Place Place { get; }
    public int Kilometres { get; }

    /// <summary>From where distances are measured; null if the words mean a whole region or country, or were not understood.</summary>
    public Position? Middle => Place.Precision <= Precision.Town ? Place.Position : null;

    public static Surroundings Of(string words, int kilometres, IGazetteer? gazetteer)
    {
        var place = gazetteer?.Find(words) ?? new Place { Name = words, Precision = Precision.Town };
        // Distances are measured around what was asked; for the search in words it is what was typed that counts.
        return new(place with { Name = words }, kilometres) { Found = place.Name };
    }

    /// <summary>What the place is called, if it was found.</summary>
    public string Found { get; private init; } = "";

    /// <param name="listing">A group.</param>
    /// <param name="placeWords">Its places, folded, with a space around each word.</param>
    public bool Includes(Listing listing, string placeWords)
    {
        if (Place is { Precision: Precision.Country, Country: { } country, Position: not null }) return listing.Country == country;
        if (Middle is { } middle && listing.Position is { } at)
            return Math.Abs(at.Latitude - middle.Latitude) <= degreesNorth + 0.01 && at.KilometresTo(middle) <= Kilometres;
        // A region as a whole, or a place that one side has no point for: then by its name.
        return words.Length > 2 && placeWords.Contains(words, StringComparison.Ordinal);
    }
}
