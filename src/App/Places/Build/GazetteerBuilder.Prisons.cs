namespace Weft.Places.Build;

public sealed partial class GazetteerBuilder
{
    /// <summary>What stands before the name of a prison, or after it.</summary>
    private static readonly string[] Before = ["HMP", "HM Prison", "HMP YOI", "HMYOI", "HM Young Offender Institution", "Prison"];

    private void AddTownsAlsoCalled(GazetteerSources sources)
    {
        while (sources.TownsAlsoCalled.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [{ Length: 2 } country, var name, var others]) continue;
            if (!towns.TryGetValue((country, PlaceName.Key(name)), out var same)) throw new InvalidDataException($"No town of {country} is called {name}.");
            foreach (var other in others.Split('|')) Name(same.MaxBy(row => places[row].Population), other, NameKind.Primary);
        }
    }

    /// <summary>A prison is found by its own name, and by that with any of the words for a prison where the table has it with one.</summary>
    private void AddPrisons(GazetteerSources sources)
    {
        var around = places.Where(place => place is { Kind: PlaceKind.Town, Region: >= 0 }).ToLookup(place => place.Country);
        while (sources.Prisons.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [{ Length: 2 } country, var called, var latitude, var longitude]) continue;
            var position = At(latitude, longitude);
            var town = around[country].MinBy(place => place.Position.KilometresTo(position))!;
            var names = called.Split('|');
            // As likely to be meant as a quarter of a city.
            var row = Add(new DraftPlace { Name = names[0], Country = country, Kind = PlaceKind.Section, Position = position, Population = 20_000, Region = town.Region, County = town.County });
            foreach (var name in names)
            {
                Name(row, name, NameKind.Primary);
                if (Array.Find(Before, word => name.StartsWith(word + " ", StringComparison.Ordinal)) is not { } said) continue;
                var bare = name[(said.Length + 1)..];
                foreach (var word in Before) Name(row, $"{word} {bare}", NameKind.Primary);
                Name(row, $"{bare} Prison", NameKind.Primary);
            }
        }
    }
}
