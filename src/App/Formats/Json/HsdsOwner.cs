using Weft.Groups;

namespace Weft.Formats;

/// <summary>A group in the making.</summary>
internal sealed class HsdsOwner(string? id, long row)
{
    private bool placed;
    private string? first;

    public string? Id => id;
    public long Row => row;
    public List<Field> Fields { get; } = [];

    public void Location(HsdsRow location)
    {
        if (!placed && location["latitude"] is { } latitude && location["longitude"] is { } longitude)
        {
            placed = true;
            Fields.Add("latitude", latitude);
            Fields.Add("longitude", longitude);
        }
        Fields.Add("venue", location["name"]);
    }

    /// <summary>The first address says where the group is; others where it works too.</summary>
    public void Address(HsdsRow address)
    {
        var (city, region, country) = (address["city"], address["state_province"] ?? address["region"], address["country"]);
        var place = string.Join(", ", new[] { city, region, country }.OfType<string>());
        if (first is not null)
        {
            if (place.Length > 0 && place != first) Fields.Add("works in", place);
            return;
        }
        first = place;
        Fields.Add("address", address["address_1"]);
        Fields.Add("neighbourhood", address["address_2"]);
        Fields.Add("city", city);
        Fields.Add("state", region);
        Fields.Add("postal code", address["postal_code"]);
        Fields.Add("country", country);
        Fields.Add("attention", address["attention"]);
    }
}
