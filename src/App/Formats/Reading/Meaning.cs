namespace Weft.Formats;

/// <summary>What a column, an attribute or a property can mean.</summary>
public enum Meaning
{
    /// <summary>No meaning for Weft: kept as it is.</summary>
    Other,
    Id, Name, Acronym, Kind, Description, Website,
    Place, Address, Neighbourhood, City, Region, Postcode, Country, Latitude, Longitude, Coordinates, Precision, PlaceSource,
    Scale, Member, Capacity, RestingUntil,
    Causes, Specialisms, Skills, Resources, Values, Communities, Languages, Strategies, Opposes, Needs, WorksIn,
    /// <summary>Names other groups; the heading says how they are tied.</summary>
    Ties,
    /// <summary>A gathering that the group took part in.</summary>
    Event,
    /// <summary>A network or coalition that the group belongs to.</summary>
    Network,
    /// <summary>People, addresses, telephone numbers, notes.</summary>
    Private,
    From, To, TieKind, Strength, Confirmed, Through, Direction,
    What, Wanted,
}

internal static class Meanings
{
    public static bool IsList(this Meaning meaning) => meaning is >= Meaning.Causes and <= Meaning.WorksIn;

    /// <summary>Several columns may have this meaning at once.</summary>
    public static bool MayRepeat(this Meaning meaning) =>
        meaning.IsList() || meaning is Meaning.Other or Meaning.Ties or Meaning.Event or Meaning.Network or Meaning.Private;

    /// <summary>What people type for it in --columns, and what is printed.</summary>
    public static string Word(this Meaning meaning) => meaning switch
    {
        Meaning.WorksIn => "works in",
        Meaning.PlaceSource => "place source",
        Meaning.RestingUntil => "resting until",
        Meaning.TieKind => "kind",
        _ => meaning.ToString().ToLowerInvariant(),
    };
}
