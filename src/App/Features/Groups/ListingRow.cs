using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Weft.Places;

namespace Weft.Groups;

/// <summary>A listing as the table has it.</summary>
internal sealed partial class ListingRow
{
    /// <summary>The columns, in the order of <see cref="Values"/>.</summary>
    public static readonly string[] Columns =
    [
        "id", "source", "fingerprint", "name", "kind", "description", "website", "scale", "place", "region", "country",
        "latitude", "longitude", "precision", "causes", "specialisms", "languages", "works_in", "acronym",
    ];

    public string Id { get; init; } = "";
    public string Source { get; init; } = "";
    public string Name { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Description { get; init; } = "";
    public string? Website { get; init; }
    public string? Scale { get; init; }
    public string Place { get; init; } = "";
    public string? Region { get; init; }
    public string? Country { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string Precision { get; init; } = "";
    public string Causes { get; init; } = "[]";
    public string Specialisms { get; init; } = "[]";
    public string Languages { get; init; } = "[]";
    public string WorksIn { get; init; } = "[]";

    public string? Acronym { get; init; }

    public Listing Listing => new()
    {
        Id = Id,
        Source = Source,
        Name = Name,
        Kind = Enum.Parse<GroupKind>(Kind),
        Description = Description,
        Website = Website,
        Scale = Scale is null ? null : Enum.Parse<Scale>(Scale),
        Place = Place,
        Region = Region,
        Country = Country,
        Position = Latitude is { } north && Longitude is { } east ? new(north, east) : null,
        Precision = Enum.Parse<Precision>(Precision),
        Causes = Read(Causes),
        Specialisms = Read(Specialisms),
        Languages = Read(Languages),
        WorksIn = Read(WorksIn),
        Acronym = Acronym,
    };

    public static object?[] Values(Listing listing, string fingerprint) =>
    [
        listing.Id, listing.Source, fingerprint, listing.Name, listing.Kind.ToString(), listing.Description, listing.Website,
        listing.Scale?.ToString(), listing.Place, listing.Region, listing.Country,
        listing.Position?.Latitude, listing.Position?.Longitude, listing.Precision.ToString(),
        Write(listing.Causes), Write(listing.Specialisms), Write(listing.Languages), Write(listing.WorksIn), listing.Acronym,
    ];

    /// <summary>Equal for two listings that say the same; a row whose fingerprint is the same need not be written again.</summary>
    public static string Fingerprint(Listing listing)
    {
        var all = new StringBuilder();
        foreach (var value in Values(listing, ""))
            all.Append(CultureInfo.InvariantCulture, $"{value}\u001f");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 16));
    }

    private static string Write(ValueList<string> list) => list.Count == 0 ? "[]" : JsonSerializer.Serialize([.. list], Lists.Default.StringArray);

    private static ValueList<string> Read(string json) =>
        json == "[]" ? [] : ValueList.Create<string>(JsonSerializer.Deserialize(json, Lists.Default.StringArray));

    [JsonSerializable(typeof(string[]))]
    private sealed partial class Lists : JsonSerializerContext;
}
