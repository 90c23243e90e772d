using System.Globalization;
using System.Text.Json;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>Small questions to a JSON value.</summary>
internal static class JsonValues
{
    private const int DeepestField = 6;

    public static bool IsObject(this JsonElement value) => value.ValueKind == JsonValueKind.Object;
    public static bool IsArray(this JsonElement value) => value.ValueKind == JsonValueKind.Array;

    public static bool Has(this JsonElement value, string name) => value.IsObject() && value.TryGetProperty(name, out _);

    /// <summary>A property that is there and not null.</summary>
    public static bool Has(this JsonElement value, string name, out JsonElement found)
    {
        found = default;
        return value.IsObject() && value.TryGetProperty(name, out found) && found.ValueKind != JsonValueKind.Null;
    }

    public static bool HasList(this JsonElement value, string name, out JsonElement list) => value.Has(name, out list) && list.IsArray();

    public static bool HasObject(this JsonElement value, string name, out JsonElement item) => value.Has(name, out item) && item.IsObject();

    /// <summary>The scalar under a name as text; null if there is none or it is empty.</summary>
    public static string? Text(this JsonElement value, string name) => value.Has(name, out var found) ? found.Text() : null;

    /// <summary>Text, number, true or false as text; null for anything else and for nothing.</summary>
    public static string? Text(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonLetters.Of(value) is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    public static double? Number(this JsonElement value, string name) => value.Has(name, out var found) ? found.Number() : null;

    /// <summary>A finite number, also where it stands in quotation marks.</summary>
    public static double? Number(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number
        : value.ValueKind == JsonValueKind.String && double.TryParse(JsonLetters.Of(value), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number) ? number
        : null;

    public static IEnumerable<JsonElement> Items(this JsonElement list) => list.IsArray() ? list.EnumerateArray() : [];

    public static IEnumerable<(string Name, JsonElement Value)> Properties(this JsonElement value)
    {
        if (!value.IsObject()) yield break;
        foreach (var property in value.EnumerateObject())
            yield return (JsonLetters.Name(property), property.Value);
    }

    /// <summary>
    /// A value under a heading: a list gives the heading again for each, an object's names are put behind it ("address city").
    /// Nothing and empty text give no field.
    /// </summary>
    public static void AddTo(this JsonElement value, List<Field> fields, string heading, int depth = 0)
    {
        if (value.IsObject() || value.IsArray())
        {
            if (depth == DeepestField)
            {
                fields.Add(new(heading, value.GetRawText()));
                return;
            }
            if (value.IsArray())
                foreach (var item in value.EnumerateArray())
                {
                    if (!item.IsObject()) (fields as FieldList)?.Lists.Add(heading);
                    item.AddTo(fields, heading, depth + 1);
                }
            else
                foreach (var (name, inner) in value.Properties())
                    inner.AddTo(fields, heading.Length == 0 ? name : $"{heading} {name}", depth + 1);
        }
        else if (value.Text() is { } text) fields.Add(new(heading, text));
    }

    /// <summary>All properties of an object as fields, but for those that have been understood already.</summary>
    public static FieldList Fields(this JsonElement item, params ReadOnlySpan<string> but)
    {
        var fields = new FieldList();
        foreach (var (name, value) in item.Properties())
            if (!but.Contains(name)) value.AddTo(fields, name);
        return fields;
    }

    public static void Add(this List<Field> fields, string heading, string? value)
    {
        if (!string.IsNullOrEmpty(value)) fields.Add(new(heading, value));
    }
}

/// <summary>Fields, with the headings under which a format gave a list.</summary>
internal sealed class FieldList : List<Field>
{
    public HashSet<string> Lists { get; } = [];

    public void AddList(string heading, IEnumerable<string> values)
    {
        Lists.Add(heading);
        foreach (var value in values)
            this.Add(heading, value);
    }
}
