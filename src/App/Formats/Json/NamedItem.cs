using System.Text.Json;

namespace Weft.Formats;

/// <summary>What an object of some JSON that nobody announced says of itself, whatever its program calls it.</summary>
internal static class NamedItem
{
    private static readonly string[] Inside = ["data", "attributes", "properties", "fields", "tags"];

    /// <param name="alone">Whether it stands in no list: then a page's own title and state make it no group.</param>
    public static bool IsGroup(JsonElement item, bool alone = false)
    {
        var named = NameOf(item) is not null;
        // Where the address of a site is the only name, another address beside it says nothing.
        if (!named && (alone || NameOf(item, addresses: true) is null)) return false;
        foreach (var (name, value) in Deep(item).Properties())
            if ((value.IsArray() || value.IsObject() || value.Text() is not null)
                && HeadingWords.Find(name).Any(found => found.Meaning is Meaning.Description or Meaning.City or Meaning.Address
                    or Meaning.Latitude or Meaning.Coordinates or Meaning.Postcode or Meaning.Member || (named && found.Meaning is Meaning.Website)
                    || (!alone && found.Meaning is Meaning.Place or Meaning.Country or Meaning.Region) || (found.Meaning.IsList() && name is not "links" and not "fields"))) return true;
        return false;
    }

    /// <param name="addresses">Whether the address of a site is a name, too.</param>
    public static string? NameOf(JsonElement item, bool addresses = false)
    {
        foreach (var (name, value) in Deep(item).Properties())
            if (value.ValueKind is JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array && HeadingWords.Find(name).Any(found => found.Meaning == Meaning.Name)
                && (value.Text() ?? value.Text("rendered") ?? value.Text("value") ?? ByLanguage.Text(value)) is { } text && !string.IsNullOrWhiteSpace(text) && (addresses || !Values.IsWebAddress(text))) return text;
        return null;
    }

    private static JsonElement Deep(JsonElement item)
    {
        foreach (var name in Inside)
            if (item.HasObject(name, out var inner)) return inner;
        return item;
    }

    public static string? Id(JsonElement item) =>
        item.Text("id") ?? item.Text("_id") ?? item.Text("key") ?? item.Text("slug") ?? (Deep(item) is var deep ? deep.Text("id") : null);

    public static JsonElement? End(JsonElement item, string[] words)
    {
        foreach (var word in words)
            if (Deep(item).Has(word, out var end) && (end.Text() is not null || end.IsObject())) return end;
        return null;
    }

    /// <summary>Cytoscape and others keep what they know of a node under "data".</summary>
    public static FieldList Fields(JsonElement item)
    {
        var fields = new FieldList();
        foreach (var (name, value) in item.Properties())
            if (IsText(name) && ByLanguage.Text(value) is { } text) fields.Add(new(name, text));
            else value.AddTo(fields, value.IsObject() && (Inside.Contains(name) || (IsPosition(value) && !IsPosition(item))) ? "" : name);
        return fields;

        static bool IsText(string name) => HeadingWords.Find(name) is [{ Meaning: Meaning.Name or Meaning.Description or Meaning.Acronym }, ..];
        static bool IsPosition(JsonElement value) => value.Number("lat") is not null && (value.Number("lon") ?? value.Number("lng")) is not null;
    }
}
