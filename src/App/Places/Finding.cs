namespace Weft.Places;

/// <summary>What was found for a text, and why.</summary>
/// <param name="Place">The answer.</param>
/// <param name="Parts">The words that were understood, and as what, in the order of the text.</param>
/// <param name="Others">What else it could have been, the likeliest first, at most five.</param>
/// <param name="Reasons">What decided.</param>
public sealed record Finding(Place Place, ValueList<FoundPart> Parts, ValueList<OtherPlace> Others, ValueList<Reason> Reasons);

/// <param name="Words">As written.</param>
/// <param name="Meaning">The name in the gazetteer, with its region and country.</param>
/// <param name="Decisive">The position is this place's.</param>
public sealed record FoundPart(string Words, string Meaning, PlaceKind Kind, bool Decisive);

/// <param name="Share">How likely it is beside the place that was found, 0 to 1.</param>
public sealed record OtherPlace(string Name, Position Position, double Share);
