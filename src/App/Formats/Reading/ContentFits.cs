namespace Weft.Formats;

/// <summary>Whether what stands under a heading can be what the heading says.</summary>
internal static class ContentFits
{
    public static bool Fits(Meaning meaning, ColumnProfile column, bool isTable)
    {
        if (column.Filled == 0) return true;
        return meaning switch
        {
            Meaning.Name or Meaning.From or Meaning.To =>
                column.Share(column.WebAddresses) < 0.5 && column.Share(column.Emails + column.Telephones + column.Dates) <= 0.5
                && column.MeanLength < 200 && (meaning != Meaning.Name || column.Share(column.Numbers) < 0.9),
            Meaning.Acronym => column.MeanLength <= 60,
            Meaning.Kind => Most(column, value => Values.Kind(value) is not null || People.IsKindOfPerson(value), 0.5),
            Meaning.Website => column.Share(column.WebAddresses) >= 0.3,
            Meaning.Latitude => FitsAxis(column, 90, isTable),
            Meaning.Longitude => FitsAxis(column, 180, isTable),
            Meaning.Coordinates => Most(column, value => Coordinates.Pair(value) is not null || CoordinatesWithin.Find(value) is not null, 0.5),
            Meaning.Precision => Most(column, value => Values.Precision(value) is not null, 0.5),
            Meaning.PlaceSource => Most(column, value => Values.PlaceSource(value) is not null, 0.5),
            Meaning.Scale => Most(column, value => Values.Scale(value) is not null, 0.5),
            Meaning.Capacity => Most(column, value => Values.Capacity(value) is not null, 0.5),
            Meaning.Member => column.Share(column.YesOrNo) >= 0.5,
            Meaning.RestingUntil => Most(column, value => Values.Date(value) is not null, 0.5),
            // People put links to maps where a place should stand.
            Meaning.Place or Meaning.City or Meaning.Address when column.WebAddresses > 0 && Most(column, value => CoordinatesWithin.Find(value) is not null, 0.5) => true,
            Meaning.Place or Meaning.City or Meaning.Region or Meaning.Country or Meaning.Neighbourhood or Meaning.Address =>
                column.Share(column.WebAddresses + column.Emails) < 0.5 && column.Share(column.Numbers + column.Dates) < 0.5,
            Meaning.Event or Meaning.Network or Meaning.Ties =>
                column.Share(column.WebAddresses + column.Dates) < 0.5 && (meaning == Meaning.Ties || column.Share(column.Numbers + column.YesOrNo) < 0.5)
                && column.Sentences < 0.3,
            Meaning.TieKind => !Most(column, value => Values.Directed(value) is not null, 1),
            Meaning.Direction => Most(column, value => Values.Directed(value) is not null, 1),
            Meaning.Strength => column.Share(column.Numbers) >= 0.5,
            Meaning.Confirmed => column.Share(column.YesOrNo) >= 0.5,
            Meaning.What => Most(column, value => Values.NeedKind(value) is not null, 0.6),
            Meaning.Wanted => column.Share(column.Numbers) >= 0.5,
            _ => !meaning.IsList() || (column.Share(column.WebAddresses + column.Dates) < 0.5 && column.Share(column.Numbers) < 0.8),
        };
    }

    /// <summary>In a graph, x and y say where something is drawn; only in a table may they be degrees.</summary>
    private static bool FitsAxis(ColumnProfile column, double most, bool isTable)
    {
        var letter = column.Heading.Trim().Length == 1;
        if (letter && (!isTable || column.Distinct.Any(value => Values.Number(value) is { } number && Math.Abs(number) > most))) return false;
        return Most(column, value => Coordinates.Degrees(value) is not null, 0.5);
    }

    private static bool Most(ColumnProfile column, Func<string, bool> fits, double share) =>
        column.Distinct.Count(fits) >= share * column.Distinct.Count;
}
