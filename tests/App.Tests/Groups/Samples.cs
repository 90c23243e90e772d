using Weft.Places;

namespace Weft.Groups;

/// <summary>Groups to publish.</summary>
internal static class Samples
{
    public static Group Group(string id, string name, string place = "Leeds", double latitude = 53.80123456, double longitude = -1.54912345) => new()
    {
        Id = id,
        Name = name,
        Description = "Sits with families on court days.",
        Website = "https://example.org/" + id,
        Scale = Scale.Local,
        Place = new() { Name = place, Country = "GB", Position = new(latitude, longitude), Precision = Precision.Exact, Source = PlaceSource.Given },
        Causes = ["prison abolition"],
        Specialisms = ["court watching"],
        Languages = ["English"],
    };

    public static List<Group> Many(int count)
    {
        string[] first = ["Tenter", "Quarry", "Loomshed", "Nightbus", "Grindstone", "Saltpetre", "Łódź", "Señales", "Kittiwake", "Overhead", "北京"];
        string[] second = ["Court", "Kitchen", "Letters", "Families", "Defence", "Press", "Translation", "Fund", "Companions"];
        string[] causes = ["prison abolition", "housing", "migrant justice", "Mutual aid", "mutual aid", "climate", "abolición"];
        var random = new Random(7);
        return
        [
            .. Enumerable.Range(0, count).Select(i => Group($"g{i}", $"{first[random.Next(first.Length)]} {second[random.Next(second.Length)]} {i}",
                i % 3 == 0 ? "Leeds" : "York, North Yorkshire", 50 + random.NextDouble() * 5, -4 + random.NextDouble() * 4) with
            {
                Causes = [causes[random.Next(causes.Length)], causes[random.Next(causes.Length)]],
                Languages = random.Next(3) == 0 ? ["English", "Español"] : ["English"],
                Scale = random.Next(4) == 0 ? null : (Scale)random.Next(4),
            }),
        ];
    }
}
