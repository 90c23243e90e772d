using System.Globalization;

namespace Weft.Places.Build;

public sealed partial class GazetteerBuilder
{
    private void AddZipCodes(GazetteerSources sources)
    {
        while (sources.ZipCodes.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells.Length < 11 || cells[9].Length == 0 || cells[10].Length == 0) continue;
            var (position, region) = (At(cells[9], cells[10]), regions.GetValueOrDefault($"US.{cells[4]}", -1));
            var county = counties.GetValueOrDefault($"US.{cells[4]}.{cells[6]}", -1);
            var code = Add(new DraftPlace
            {
                Name = $"{cells[2]} {cells[1]}",
                Country = "US",
                Kind = PlaceKind.Postcode,
                Position = position,
                Region = region,
                County = county,
                Radius = 5,
            });
            NameByKey(code, PlaceName.Postcode("US", cells[1]), NameKind.Primary);
            // Post offices name many places that are too small for the table of towns.
            if (Near("US", cells[2], position, 60) >= 0) continue;
            NameTown(Add(new DraftPlace
            {
                Name = cells[2],
                Country = "US",
                Kind = PlaceKind.Town,
                Position = position,
                Population = 300,
                Region = region,
                County = county,
            }), cells[2]);
        }
    }

    /// <summary>The nearest town of a name within some kilometres of a position, -1 if there is none.</summary>
    private int Near(string country, string name, Position position, double kilometres)
    {
        var (nearest, least) = (-1, kilometres);
        foreach (var row in towns.GetValueOrDefault((country, PlaceName.Key(name)), []))
            if (places[row].Position.KilometresTo(position) is var distance && distance < least)
                (nearest, least) = (row, distance);
        return nearest;
    }

    /// <summary>Post towns and quarters of towns that the table of towns lacks, so that every postcode has a place.</summary>
    private void AddQuarters(GazetteerSources sources)
    {
        while (sources.UkQuarters.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var name, var latitude, var longitude, .. var people]) continue;
            var position = At(latitude, longitude);
            if (Near("GB", name, position, 5) >= 0) continue;
            // It lies in the division of the town next to it.
            var neighbour = places.Where(place => place is { Country: "GB", Kind: PlaceKind.Town or PlaceKind.Section, County: >= 0 })
                .MinBy(place => place.Position.KilometresTo(position))!;
            NameTown(Add(new DraftPlace
            {
                Name = name,
                Country = "GB",
                Kind = PlaceKind.Town,
                Position = position,
                Population = people is [var count] ? uint.Parse(count, CultureInfo.InvariantCulture) : 5000,
                Region = neighbour.Region,
                County = neighbour.County,
            }), name);
        }
    }

    /// <summary>
    /// The postcode districts of the United Kingdom, by the post towns or quarters that they serve: a district lies in the middle
    /// of those that are in the table of towns, an area in the middle of its districts.
    /// </summary>
    private void AddPostcodes(GazetteerSources sources)
    {
        while (sources.UkPostcodes.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var area, var centre, var list]) continue;
            var hub = PostTown(centre, null);
            var served = new Dictionary<int, List<string>>();
            foreach (var entry in list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var name = entry[..entry.IndexOf('=', StringComparison.Ordinal)].Trim();
                foreach (var district in entry[(name.Length + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    foreach (var number in Numbers(district))
                    {
                        if (!served.TryGetValue(number, out var names)) served[number] = names = [];
                        names.Add(name);
                    }
            }
            AddArea(area, places[hub], served);
        }
    }

    private static IEnumerable<int> Numbers(string range)
    {
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        var from = int.Parse(dash < 0 ? range : range[..dash], CultureInfo.InvariantCulture);
        var to = dash < 0 ? from : int.Parse(range[(dash + 1)..], CultureInfo.InvariantCulture);
        return Enumerable.Range(from, to - from + 1);
    }

    private void AddArea(string area, DraftPlace hub, Dictionary<int, List<string>> served)
    {
        var positions = new List<Position>();
        foreach (var (number, names) in served)
        {
            var towns = names.Select(name => PostTown(name, hub)).Where(row => row >= 0).Distinct().ToList();
            if (towns.Count == 0) towns.Add(places.IndexOf(hub));
            var position = Middle(towns.ConvertAll(row => places[row].Position));
            positions.Add(position);
            var code = Add(new DraftPlace
            {
                Name = $"{names[0]} {area}{number}",
                Country = "GB",
                Kind = PlaceKind.Postcode,
                Position = position,
                Region = places[towns[0]].Region,
                County = places[towns[0]].County,
                Radius = (ushort)Math.Max(3, towns.Max(row => Math.Ceiling(places[row].Position.KilometresTo(position)))),
            });
            NameByKey(code, PlaceName.Postcode("GB", $"{area}{number}"), NameKind.Primary);
        }
        var middle = positions.Count > 0 ? Middle(positions) : hub.Position;
        NameByKey(Add(new DraftPlace
        {
            Name = $"{hub.Name} {area}",
            Country = "GB",
            Kind = PlaceKind.PostcodeArea,
            Position = middle,
            Region = hub.Region,
            County = hub.County,
            Radius = (ushort)Math.Max(10, positions.Select(position => Math.Ceiling(position.KilometresTo(middle))).DefaultIfEmpty().Max()),
        }), PlaceName.Postcode("GB", area), NameKind.Primary);
    }

    private static Position Middle(List<Position> positions) =>
        new(positions.Average(position => position.Latitude), positions.Average(position => position.Longitude));

    private int PostTown(string name, DraftPlace? hub)
    {
        if (hub is not null) return Near("GB", name, hub.Position, 160);
        var same = towns.GetValueOrDefault(("GB", PlaceName.Key(name)), []);
        return same.Count > 0 ? same.MaxBy(row => places[row].Population) : throw new InvalidDataException($"No town of GB is called {name}.");
    }
}
